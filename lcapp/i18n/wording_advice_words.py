"""Sentences of the evaluator's eye on words: drafts, copies, praise, respect, networks, empty answers."""

from lcapp.i18n.sentences import Counted, Sentences
from lcapp.i18n.words import N_

WORD_ADVICE: Sentences = {
    "assistant_left": N_(
        "“{said}” is what a writing program says to the person who asked it. Delete the "
        "sentence, and read the "
        "rest of the answer once more."
    ),
    "half_translated": N_(
        "This sentence stands in an answer in another language, and is in {language}: “{said}”. Translate it."
    ),
    "definition_copied": Counted(
        "count",
        "{count} word is of UNESCO's definition of a learning city: “{said} …”. Put it in "
        "quotation marks, or say "
        "what it means in your city.",
        "{count} words are those of UNESCO's definition of a learning city: “{said} …”. Put "
        "them in quotation "
        "marks, or say what they mean in your city.",
    ),
    "other_city_left": N_(
        "{said} is another city. If the sentence was taken from another dossier, put your own "
        "city's name here; "
        "if {said} is meant, say what it is to you."
    ),
    "praise_without_source": N_(
        "“{said}”: who says so? Give the figure and where it was published, or leave the praise out."
    ),
    "stigmatising_words": N_(
        "“{said}” can hurt the people who are meant. Name the group with respect, for instance "
        "by what hinders it."
    ),
    "party_politics": N_(
        "“{said}”: the application is that of the whole city, and it is published. Leave parties, lists and "
        "elections out."
    ),
    "group_excluded": N_(
        "“{said}” decides here who may take part. A learning city is open to everybody who "
        "lives in it: say how "
        "the others can learn."
    ),
    "commercial_favour": N_(
        "“{said}” gives a firm an advantage, or advertises for it. Say what the partnership "
        "gives to learners, "
        "and leave the rest out."
    ),
    "practice_kept_back": N_(
        "“{said}”: here are wanted practices that other cities can adopt. Choose another, or "
        "say what of it can "
        "be passed on."
    ),
    "learner_named": N_(
        "{said} is named here with age, address or something private, and the dossier is "
        "published. Leave out "
        "the name, or say that the person agreed."
    ),
    "mayor_pronoun": N_(
        "“{said}” does not go with the way the mayor is addressed in the form. Correct one of the two."
    ),
    "other_network_counted": N_(
        "“{said}” is another network. What was done there does not count here; is the network of learning "
        "cities meant?"
    ),
    "media_not_registered": N_(
        "“{said}” is said to be annexed, but no evidence is registered. Register it, or leave "
        "the reference out."
    ),
    "film_without_rights": Counted(
        "count",
        "The film or recording {evidence}, “{title}”, has no note on rights. Say whose the "
        "pictures and the music "
        "are, and what allows their use.",
        "{count} films or recordings have no note on rights: {evidence}. Say whose the pictures "
        "and the music are, and what allows their use.",
    ),
    "rights_not_settled": N_(
        "The note on rights of {evidence}, “{title}”, says “{said}”. Obtain the permission first, or send "
        "something else."
    ),
    "answer_by_reference": N_(
        "The answer sends its reader elsewhere: “{said}”. Say the main thing here; a jury may "
        "read nothing else."
    ),
    "only_receives": N_(
        "The answer tells what the city received from others, but not what it gave. Name "
        "something others got "
        "from you."
    ),
    "innovation_ordinary": N_(
        "{words}: every city has these. Say what is new in yours, for whom, and what came of it."
    ),
    "only_officials": N_(
        "Only the administration stands here. Name who takes part from outside: schools, enterprises, "
        "associations, learners."
    ),
    "plans_vague": Counted(
        "count",
        "“{words}”: good will, but no plan. Name a measure with its number and its date.",
        "“{words}”: good will, but no plan. Name measures with their numbers and their dates.",
    ),
    "obligation_unmet": N_(
        "“{said}”: it seems that it was not sent, but members must send it. Send it first, and "
        "say here when you "
        "did."
    ),
    "network_not_of_unesco": N_(
        "“{said}”: this network is not UNESCO's. Call it by its own name, and do not take it for the "
        "network of learning cities."
    ),
    "mailbox_private": N_(
        "{value} is a mailbox anybody can have, and goes when the person goes. If there is one, give an "
        "address of the city's office."
    ),
}

WORD_KINDS: Sentences = {
    "assistant_left": N_("words of a writing program"),
    "half_translated": N_("sentences in another language"),
    "definition_copied": N_("UNESCO's definition taken over"),
    "other_city_left": N_("another city's name"),
    "praise_without_source": N_("praise without source"),
    "stigmatising_words": N_("words that can hurt"),
    "party_politics": N_("party politics"),
    "group_excluded": N_("groups shut out"),
    "commercial_favour": N_("advertising and privileges"),
    "practice_kept_back": N_("practices nobody may adopt"),
    "learner_named": N_("learners named with private things"),
    "mayor_pronoun": N_("another salutation of the mayor"),
    "other_network_counted": N_("work in another network"),
    "media_not_registered": N_("pictures and films that are not there"),
    "film_without_rights": N_("films without rights"),
    "rights_not_settled": N_("rights not settled"),
    "answer_by_reference": N_("answers that only refer"),
    "only_receives": N_("nothing given to the network"),
    "innovation_ordinary": N_("nothing new"),
    "only_officials": N_("only the administration"),
    "plans_vague": N_("plans of good will"),
    "obligation_unmet": N_("reports not sent"),
    "network_not_of_unesco": N_("networks that are not UNESCO's"),
    "mailbox_private": N_("private mailboxes"),
}
"""Short names of these kinds of advice."""
