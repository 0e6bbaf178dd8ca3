from retrieval.models import Creator, Item
from retrieval.name_lists import names_within
from retrieval.titles import Names


def test_people_in_a_run_of_names_are_told_apart() -> None:
    runs = ["刘德华刘若英葛优", "刘德华张柏芝", "周迅张学友"]
    assert names_within(runs, ["葛优", "周迅"]) == {
        "刘德华刘若英葛优": ("刘德华", "葛优"),
        "刘德华张柏芝": ("刘德华",),
        "周迅张学友": ("周迅",),
    }


def test_one_name_or_a_firm_is_no_run() -> None:
    assert names_within(["宫崎骏", "上海美术电影制片厂", "北京电影制片厂"], []).get("宫崎骏") is None
    assert set(names_within(["上海美术电影制片厂", "北京电影制片厂"], []).values()) == {()}


def test_a_person_is_found_in_a_run() -> None:
    cast = Item(id="f", title="某片", medium="film", creators=(Creator(name="周杰伦林心如"),))
    other = Item(id="g", title="他片", medium="film", creators=(Creator(name="林心如吴镇宇"),))
    names = Names([cast, other])
    assert names.creator("林心如") == ("林心如", ("f", "g"))
    assert names.spelled(["林心如"]) == ("林心如", "周杰伦林心如", "林心如吴镇宇")
