"""What people say of works they know: seen, loved, hated."""

import re

SEEN = re.compile(
    r"(?:already|i['’]?ve|have|had)\s+(?!you\b)(?:\w+\s+)?"
    r"(?:seen|watched|read|heard|played|listened|finished|been through|got(?:ten)? through|gone through|"
    r"binged|completed)|"
    r"(?:^|\bi )(?:been through|sat (?:all the way )?through|binged)\b|\bsaw (?:\w+ )?(?:it |that )?as a "
    r"(?:kid|child)\b|"
    r"already know|"
    r"\bi know\b|\bby heart\b|seen .{0,12}(?:times|already)|"
    r"^\s*(?:and |i )?(?:seen|watched)\b|(?<![没未你])(?<!你有)[看读听玩见]过|(?:都|全)[看读听玩](?:完|"
    r"了|过)|(?:刷|补|追)[了过](?:好?[几一二两三四五六七八九十\d]+)?遍|二刷|三刷|N刷|"
    r"已经[看读听玩]|\b(?:i|we) (?:already |actually |both )?own\b|"
    r"\b(?:got|have)\b.{1,40}\b(?:already|on (?:vinyl|cd|dvd|blu-?ray|my shel\w+))\b|"
    r"我(?:已经|都|早就|全)+有(?:[^，。的]{0,4}了|$)",
    re.IGNORECASE,
)
READ_IT = re.compile(
    r"(?<!should )(?<!could )(?<!can )(?<!shall )(?<!did )\b(?:i|we)(?:['’]ve)? "
    r"(?:(?:just|recently|already|finally|once) )?(?:read|watched|saw|finished|played|heard)\b|"
    r"\bjust (?:finished|watched|read|saw|played|heard)\b|"
    r"(?<![想要可好难没未])(?:[看读听玩](?:了|完)|[刷追补]完|通关)|刚[看读听玩](?!到)",
    re.IGNORECASE,
)
"""Seen lately, where it is said of one work: "I read a lot of her" is no such thing."""
THAT_MANNER = re.compile(
    r"\bsimilar\b|\bmore like (?:it|that|this)\b|类似|那种|那样|差不多的|同样", re.IGNORECASE
)
LOVED = re.compile(
    r"\b(?:loved|adored?|love|favou?rite|obsessed with|best (?:thing|film|movie|book|show|series|album|"
    r"song|game)\b|masterpiece|perfect|amazing|brilliant|wonderful|fantastic|great|"
    r"nothing (?:else )?(?:compares|comes close))\b|别的都[看读听玩]不|(?<!不)(?<!不太)喜欢|"
    r"很好看|真好看|好看到|好听|超好|超爱|最爱|爱死|封神|神作|神剧|没得说|绝了|百看不厌|百听不厌|很棒|"
    r"太棒|精彩|感动",
    re.IGNORECASE,
)
HATED = re.compile(
    r"\b(?:hated|loathed|couldn['’]?t (?:stand|bear|get into|finish|get through)|gave up (?:on|halfway)|"
    r"boring|bored (?:me|us|to)|overrated|overhyped|did nothing for (?:me|us)|let-?down|"
    r"(?:fell|put me) (?:asleep|to sleep)|waste of time|awful|terrible|disappoint\w*|rubbish|disliked|"
    r"(?:didn['’]?t|did not|never) (?:really )?(?:like|enjoy|care for))\b|"
    r"(?:不|没有?)(?:太|怎么)?(?:喜欢|好看|好听|好玩)|难看|难听|无聊|讨厌|失望|太烂|很烂|"
    r"(?:吹|捧)(?:过|得太)|过誉|被高估|没(?:什么|啥|有)?感觉|(?<!别的都)[看读听玩]不下去|睡着|浪费时间|"
    r"差劲|不怎么样|受不了|硬着头皮|太水|踩雷|劝退|弃了|弃剧|(?:看|听|读)吐了|一般般|无感",
    re.IGNORECASE,
)
