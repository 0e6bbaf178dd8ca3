import pytest

from agent.prose import Tongue, tongue


@pytest.mark.parametrize(
    ("message", "reply"),
    [
        ("something sad for a rainy day", "en"),
        ("I loved Amélie and La Vie en rose, got more?", "en"),
        ("有什么好看的", "zh"),
        ("想看《Blade Runner》那种", "zh"),
        ("想看 Blade Runner 那种 sci-fi movie", "zh"),
        ("Anything like 《花样年华》 but shorter?", "en"),
        ("推薦幾部電影", "zh"),
    ],
)
def test_the_reply_follows_the_language_of_the_message(message: str, reply: str) -> None:
    assert tongue(message) == Tongue(reply=reply)


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("Je voudrais un film drôle pour ce soir s'il vous plaît", "French"),
        ("Ich suche ein gutes Buch für den Urlaub", "German"),
        ("quiero una película de terror de los años ochenta", "Spanish"),
        ("おすすめの映画はありますか", "Japanese"),
        ("посоветуйте хороший фильм", "Russian"),
    ],
)
def test_another_language_is_answered_in_english_and_named(message: str, name: str) -> None:
    assert tongue(message) == Tongue(reply="en", foreign=name)
