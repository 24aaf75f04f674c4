"""Whose words, through whom. All names and events are invented."""

from __future__ import annotations

import pytest
from tests.annotate.spoken import article, spoken

from rapporteur import language
from rapporteur.annotate.names import mentions
from rapporteur.annotate.speech import quotations


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"The tunnel is dry," Adaeze Okonkwo said.', "Adaeze Okonkwo"),
        ('"The tunnel is dry," said Adaeze Okonkwo.', "Adaeze Okonkwo"),
        ('"The tunnel is dry", said Tomás Etxeberria, the engineer.', "Tomás Etxeberria"),
        ("‘The tunnel is dry,’ said Siobhán Ní Riain, who built it.", "Siobhán Ní Riain"),
        ("« The tunnel is dry », Foreign Minister Léa Moreau-Diallo said in Dakar.", "Léa Moreau-Diallo"),
        ('"Is the tunnel dry?" asked Mrs Yamamoto.', "Yamamoto"),
        ('Governor Inés Quiroga said, "The tunnel is dry."', "Inés Quiroga"),
        ('Governor Inés Quiroga said: "The tunnel is dry."', "Inés Quiroga"),
        ('Rep. Luis Prado (R-Sur.) said the tunnel was "dry as a bone".', "Luis Prado"),
        ('"The tunnel is dry," said Rep. Luis Prado (R-Sur.), who voted for it.', "Luis Prado"),
        ('The tunnel was "dry as a bone", according to Sheikh Hamdan al-Farsi.', "Hamdan al-Farsi"),
        ('According to Sheikh Hamdan al-Farsi, the tunnel was "dry as a bone".', "Hamdan al-Farsi"),
        ('Princess Noor al-Farsi called the tunnel "a gift to the desert".', "Noor al-Farsi"),
        ('Lindiwe Dlamini went on to say that the tunnel was "dry as a bone".', "Lindiwe Dlamini"),
        ('Lindiwe Dlamini praised the crew, saying the tunnel was "dry as a bone".', "Lindiwe Dlamini"),
        ('"Out of my tunnel," Jan Nowak barked.', "Jan Nowak"),
        ("“The tunnel is dry.” — Hinewai Tamihana", "Hinewai Tamihana"),
        ('Imran Khan Durrani: "The tunnel is dry"', "Imran Khan Durrani"),
        ('Pieter van der Merwe was more careful: "The tunnel should be dry."', "Pieter van der Merwe"),
        ('The engineers liked Chidi Nwosu\'s warning that the tunnel was "wet to the knees".', "Chidi Nwosu"),
        ('Amina Haddad issued a statement saying the tunnel was "dry as a bone".', "Amina Haddad"),
        ('"The tunnel is dry," one of the engineers said.', "one of the engineers"),
        ('"The tunnel is dry," a company spokesman said.', "a company spokesman"),
        ('Officials close to the works said the tunnel was "nearly dry".', "Officials close to the works"),
        ('The two mayors said the tunnel was "dry as a bone".', "The two mayors"),
        ('"The tunnel is dry," the ministry said.', "the ministry"),
        ('Beijing called the tunnel "absurd".', "Beijing"),
        ('NAIROBI, April 3 - The bank\'s head, Wanjiru Kamau, said the tunnel was "fairly valued".', "Wanjiru Kamau"),
        ('The tunnel is old. Her lawyer, Arturo Peña, said the police had "no evidence" of it.', "Arturo Peña"),
        ('Mr. Haddad\'s lawyers said the tunnel was "dry as a bone".', "Mr. Haddad's lawyers"),
        ('"The tunnel is dry," Ana Li of Delta Works KK said.', "Ana Li"),
    ],
)
def test_speaker(text: str, speaker: str) -> None:
    """The speaker is found behind, before and around the quotation, by name or by description."""
    assert spoken(text).speakers() == [speaker]


def test_full_name() -> None:
    """Whoever speaks is listed by the fullest name of the report, whatever the mention."""
    text = (
        "Mori sees king\n"
        "Prime Minister Hiroki Mori met the king on Monday.\n"
        '"He is well," Mr Mori said. "So is the queen."\n'
        '"We had tea," the prime minister added.\n'
        '"Strong tea," he said.'
    )

    assert spoken(text).speakers() == ["Hiroki Mori"] * 4


def test_goes_on_in_paragraph() -> None:
    """A quotation that follows its speaker's first one in the paragraph is his as well."""
    text = '"The ice is thin," said Amara Diallo, a pilot. "It was never thinner."'

    assert spoken(text).says() == [
        ('"The ice is thin,"', "Amara Diallo"),
        ('"It was never thinner."', "Amara Diallo"),
    ]


def test_goes_on_in_next_paragraph() -> None:
    """A paragraph that is nothing but a quotation takes the speaker of the paragraph before."""
    text = 'Zeynep Kaya spoke last.\n"We are tired," she told the crowd.\n"We are not beaten."'

    assert spoken(text).speakers() == ["Zeynep Kaya", "Zeynep Kaya"]


def test_introduced_paragraph_before() -> None:
    """A paragraph that ends in a colon introduces the quotation of the next one."""
    text = 'Olga Wiśniewska looked at the boat:\n"It is older than I am."'

    assert spoken(text).speakers() == ["Olga Wiśniewska"]


def test_new_speaker_of_paragraph() -> None:
    """The paragraph's own speaker is not overruled by the one before."""
    text = '"The cranes are safe," Kwame Asante said.\n"They are not," Yaw Asante replied. "Ask the crews."'

    assert spoken(text).speakers() == ["Kwame Asante", "Yaw Asante", "Yaw Asante"]


def test_several_paragraphs() -> None:
    """A quotation over several paragraphs is one, with the speaker named behind its end."""
    text = "“We came with nothing.\n“But we leave together,” said the widow, Marija Petrović."

    assert spoken(text).says() == [("“We came with nothing.\n“But we leave together,”", "Marija Petrović")]


def test_stop_before_the_speaker() -> None:
    """A stop inside the marks does not cut off who said it; a new sentence with words of its own is none."""
    said = spoken('"The bridge is closed." Jun Watanabe said on Friday.')
    new = spoken('"The bridge is closed." Jun Watanabe said he would swim.')

    assert said.speakers() == ["Jun Watanabe"]
    assert new.direct()[0].speaker is None


def test_joint_speakers() -> None:
    """Two who speak together are both named."""
    text = 'Camila Rojas and Ravi Subramaniam said the plan was "ready to sign".'

    assert spoken(text).speakers() == ["Camila Rojas and Ravi Subramaniam"]


def test_same_surname() -> None:
    """Two people of one surname are kept apart by their forms of address."""
    text = (
        'Mrs Yamamoto laughed. "Would you live there?" she asked.\nMr Yamamoto shook his head. "I would not," he said.'
    )

    assert spoken(text).speakers() == ["Mrs Yamamoto", "Mr Yamamoto"]


def test_relayed() -> None:
    """An agency that reports somebody as saying something is the channel, not the speaker."""
    quotation = spoken('Radio Norte reported the governor, Inés Quiroga, as saying: "The dam holds."').direct()[0]

    assert quotation.speaker is not None
    assert quotation.speaker.name == "Inés Quiroga"
    assert [c.name for c in quotation.channel] == ["Radio Norte"]


def test_spokesman_tells_of_principal() -> None:
    """A spokesman who tells what the minister said is the channel of the minister's words."""
    text = 'Ravi Subramaniam said Minister Leela Nair had told the cabinet: "Not one rupee more."'
    quotation = spoken(text).direct()[0]

    assert quotation.speaker is not None
    assert quotation.speaker.name == "Leela Nair"
    assert [c.name for c in quotation.channel] == ["Ravi Subramaniam"]


def test_group_told_by_spokesman() -> None:
    """What a group is told to have confirmed is in the words of whoever tells it."""
    text = 'Ravi Subramaniam said the two ministers confirmed they would "spare no effort" at the border.'

    assert spoken(text).speakers() == ["Ravi Subramaniam"]


def test_outlet_at_the_end() -> None:
    """An outlet that reports at the end of the sentence is the channel of whoever said it."""
    text = 'Sources with access to the talks said the bridge was "beyond repair", the Daily Harbour reported.'
    quotation = spoken(text).direct()[0]

    assert quotation.speaker is not None
    assert quotation.speaker.name == "Sources with access to the talks"
    assert [c.name for c in quotation.channel] == ["Daily Harbour"]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ('"The dam holds," Inés Quiroga said in an interview with Radio Norte.', ["Radio Norte"]),
        ('"The dam holds," Inés Quiroga told Gazeta Morska on Sunday.', []),
        ('"The dam holds," Inés Quiroga told Gazeta News on Sunday.', ["Gazeta News"]),
        ('"The dam holds," Inés Quiroga said in a statement.', ["a statement"]),
        ('"The dam holds," Inés Quiroga wrote in a recent tweet.', ["a recent tweet"]),
        ('"The dam holds," the statement said.', ["the statement"]),
        ('"The dam holds," Inés Quiroga said.', []),
    ],
)
def test_channel(text: str, channel: list[str]) -> None:
    """Media, platforms and written statements are channels; a paper with an unknown name is not guessed."""
    assert [c.name for c in spoken(text).direct()[0].channel] == channel


def test_channel_goes_on() -> None:
    """The same speaker goes on in the same medium."""
    text = '"The dam holds," Inés Quiroga said in an interview with Radio Norte. She added: "I sleep below it."'

    assert [[c.name for c in q.channel] for q in spoken(text).direct()] == [["Radio Norte"], ["Radio Norte"]]


def test_channel_announced_in_paragraph_before() -> None:
    """A paragraph that says where somebody spoke gives the channel of his quotation in the next one."""
    text = 'Inés Quiroga defended the dam on Radio Norte on Sunday.\n"The dam holds," she said.'

    assert [c.name for c in spoken(text).direct()[0].channel] == ["Radio Norte"]


def test_quotation_inside_a_quotation() -> None:
    """Whom the outer quotation quotes speaks the inner one, through the outer speaker; bare inner marks say nothing."""
    text = (
        "\"The mayor told me, 'You will never build here,' and I laughed at his 'grand' plan,\" said Hinewai Tamihana."
    )
    inner = spoken(text).direct()[1:]

    assert [(spoken(text).words(q), q.speaker and q.speaker.name) for q in inner] == [
        ("'You will never build here,'", "The mayor")
    ]
    assert [c.name for c in inner[0].channel] == ["Hinewai Tamihana"]


def test_insertion_is_kept() -> None:
    """An editor's insertion stays inside the quotation."""
    text = '"We know him (the mayor) well," said Aylin Demir.'

    assert spoken(text).says() == [('"We know him (the mayor) well,"', "Aylin Demir")]


def test_scare_quote_stays_title_goes() -> None:
    """A word in marks is a quotation, even without a speaker; the title of a work is not."""
    text = (
        'The "miracle" pump failed while the choir sang "The Long Harvest" on the show "Voices of the Delta" at noon.'
    )

    assert [words for words, _ in spoken(text).says()] == ['"miracle"']


def test_reason() -> None:
    """Each quotation says which rule found its speaker, or that none did, or how its end was found."""
    text = "“The tests are fine, Dr Aylin Demir said. “We repeat them.”\nThe “miracle” pump failed."

    assert [q.why for q in spoken(text).direct()] == [
        "named behind the quotation; the mark never closes: cut where the speaker or the paragraph ends it",
        "goes on from the sentence before",
        "scare quotes: a word or two that no cue ascribes",
    ]


def test_cue() -> None:
    """The cue is the verb, or "according to"."""
    said = spoken('"The dam holds," said Inés Quiroga.')
    according = spoken('The dam was "sound as a bell", according to Inés Quiroga.')

    assert [said.text[q.cue.begin : q.cue.end] for q in said.direct() if q.cue] == ["said"]
    assert [according.text[q.cue.begin : q.cue.end] for q in according.direct() if q.cue] == ["according to"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Inés Quiroga said that the dam would hold.",
            ("indirect", "the dam would hold", "Inés Quiroga"),
        ),
        (
            "The dam will hold, Inés Quiroga said on Monday.",
            ("indirect", "The dam will hold", "Inés Quiroga"),
        ),
        (
            "According to Inés Quiroga, the dam will hold.",
            ("indirect", "the dam will hold", "Inés Quiroga"),
        ),
        (
            "The dam will hold, according to the ministry.",
            ("indirect", "The dam will hold", "the ministry"),
        ),
        (
            "The dam, Inés Quiroga said, will hold until the spring.",
            ("indirect", "The dam, Inés Quiroga said, will hold until the spring", "Inés Quiroga"),
        ),
        (
            'Inés Quiroga said the dam was "as sound as a bell" and would hold.',
            ("mixed", 'the dam was "as sound as a bell" and would hold', "Inés Quiroga"),
        ),
    ],
)
def test_indirect(text: str, expected: tuple[str, str, str]) -> None:
    """What is told without marks is the clause below the reporting verb, or around it."""
    assert spoken(text).told() == [expected]


def test_acts_are_no_quotations() -> None:
    """Agreeing to do something is told, not said."""
    assert spoken("The two mayors agreed to meet again in June.").told() == []


def test_mixed_that_opens_with_a_mark() -> None:
    """A told clause that begins at a mark is "indirect", so that the direct quotation there stays the only one."""
    said = spoken('Inés Quiroga said "every family" along the river would be paid.')

    assert said.told() == [("indirect", '"every family" along the river would be paid', "Inés Quiroga")]
    assert said.says() == [('"every family"', "Inés Quiroga")]


def test_comments_are_not_read() -> None:
    """Nothing is quoted from blocks that are no part of the report."""
    assert spoken('"The dam holds," said Inés Quiroga.', "comment").quotations == ()


def test_headline() -> None:
    """A fragment in a headline has the headline's subject as its speaker."""
    assert spoken("PM Mori highlights “robust” ties in talks", "headline").speakers() == ["Mori"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The film “The Long Harvest” opened.", "written like a title, and the words before it name a work"),
        (
            "“The Long Harvest” is a slow and quiet film.",
            "written like a title, and the sentence tells something of it",
        ),
        (
            "They staged “The Long Harvest” all night.",
            "written like a title, and no reporting verb stands beside it",
        ),
    ],
)
def test_titles_are_set_aside_with_a_reason(text: str, why: str) -> None:
    """The title of a work is no quotation, and is handed back with what showed it."""
    report = article(text)
    analysis = language.load().analyse(text, [(b.begin, b.end) for b in report.blocks])
    quoted, works = quotations.read(report, analysis, mentions.find(report, analysis))
    assert not quoted
    assert [(text[w.begin : w.end], w.why) for w in works] == [("“The Long Harvest”", why)]


def test_held_at_a_distance() -> None:
    """What a writer holds at a distance nobody spoke, whatever verb stands near."""
    (quotation,) = spoken("Ms Owusu sold the so-called “worthless” land, she said.").direct()
    assert quotation.speaker is None
    assert quotation.why.startswith("scare quotes")


def test_headline_fragment() -> None:
    """A fragment without a cue has the speaker whom the same words have elsewhere in the report."""
    text = "‘We were betrayed’: crews vow to strike\n\n“We were betrayed,” pilot Abena Owusu told Radio Norte."
    assert spoken(text).speakers() == ["Abena Owusu", "Abena Owusu"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A senior official said talks had failed. “We tried,” he added.", "A senior official"),
        ("Ms Owusu met a teacher. The teacher said she was afraid. “I left,” she said.", "a teacher"),
        ("Pilot Abena Owusu spoke. According to Dr Priya Nair, it is safe. “Come,” she added.", "Priya Nair"),
    ],
)
def test_pronouns_for_the_unnamed(text: str, speaker: str) -> None:
    """A pronoun can stand for somebody without a name, and for whoever "according to" named."""
    assert spoken(text).speakers() == [speaker]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Adeyl demanded an apology, Norvan state television quoted an aide as saying.",
            [("indirect", "Adeyl demanded an apology", "an aide")],
        ),
        (
            "The ministry denied the claim. It said the dam was safe.",
            [("indirect", "the dam was safe", "The ministry")],
        ),
        ("The operator, Skerra Line, said the hull was sound.", [("indirect", "the hull was sound", "Skerra Line")]),
        ("She declined to say whether the dam was safe.", []),
        (
            "The army says it took the town; rebels deny it.",
            [("indirect", "it took the town", "The army")],
        ),
    ],
)
def test_told(text: str, told: list[tuple[str, str, str]]) -> None:
    """Who relays is channel, not speaker; "it" is the body that spoke; what is not said is no quotation."""
    assert spoken(text).told() == told


def test_introduced_by_office() -> None:
    """Whoever is first an envoy and then has a name is one person; a newer diplomat is another."""
    text = (
        "Talks are close, the Norvan envoy said. “We talk,” envoy Hugo Marsh told Norpress. “Slowly,” he said.\n"
        "A Western diplomat said there was hope. “Not much,” the diplomat added."
    )
    assert spoken(text).speakers() == ["Hugo Marsh", "Hugo Marsh", "A Western diplomat"]
