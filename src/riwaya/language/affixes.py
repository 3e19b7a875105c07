"""What Arabic writes joined to words, by name: letters before a word, endings behind it, and the letters that a shape
of words is told by.

All are as folded (`riwaya.language.view`), where «ة» is «ه», «ى» is «ي» and the alefs are one, but for those that are
asked of a word as spelled (`Token.raw`), which stand apart below. Whether such letters are an affix of a word or its own,
they do not tell: lexicons and the words around decide (`riwaya.language.clitics`).
"""

from __future__ import annotations

from riwaya.language.marks import TATWEEL

# Letters, where they are asked for as letters. «ه» ends feminine nouns as well as words with a pronoun.
ALEF, TA, HA, WAW, YA, MEEM, NUN, HAMZA = "ا", "ت", "ه", "و", "ي", "م", "ن", "ء"
JEEM, GHAIN, KAF, SEEN = "ج", "غ", "ك", "س"
YA_HAMZA, WAW_HAMZA = "ئ", "ؤ"
#: Hamza on its seats, and what it is where it is written alone.
SEATS = {YA_HAMZA: HAMZA, WAW_HAMZA: HAMZA}
#: Hamza on its seats, and the letter that is left without it.
UNSEATED = {YA_HAMZA: YA, WAW_HAMZA: WAW, HAMZA: None}

# Joined before a word.
AND, SO, BY, TO, LIKE = "و", "ف", "ب", "ل", "ك"
ARTICLE = "ال"
#: «ل» with the article, whose alef it swallows.
TO_THE = "لل"
BY_THE, LIKE_THE, AND_THE, SO_THE = BY + ARTICLE, LIKE + ARTICLE, AND + ARTICLE, SO + ARTICLE
CONJUNCTIONS = AND + SO
PREPOSITIONS = BY + TO
#: The same one by one: nothing is none of them.
JOINED, PREPOSED = tuple(CONJUNCTIONS), tuple(PREPOSITIONS)
JOINED_OR_NOT = ("", AND)
#: All that may stand before the article or a noun; with «ك», which seldom does.
PROCLITICS = CONJUNCTIONS + PREPOSITIONS
ALL_PROCLITICS = PROCLITICS + LIKE
#: The article behind a letter.
ARTICLED = (AND_THE, BY_THE, LIKE_THE, SO_THE, TO_THE)
#: The article alone, or behind a preposition.
DEFINITE, BOUND_DEFINITE = (ARTICLE, BY_THE, TO_THE), (BY_THE, TO_THE)
#: How participles of derived verbs begin with their article («المسلح», «المعلن»).
THE_PARTICIPLE = ARTICLE + MEEM

# Before a verb: third person of the present, masculine and feminine; first person of more.
HE, SHE, WE = YA, TA, NUN
PRESENT = HE + SHE
FUTURE = SEEN
HE_WILL, SHE_WILL, WE_WILL = FUTURE + HE, FUTURE + SHE, FUTURE + WE
WILL = (HE_WILL, SHE_WILL, WE_WILL)
#: «يتقدم», «يستقبل»: the present of derived verbs.
DERIVED_PRESENT = (HE + TA, SHE + TA, HE + SEEN + TA, SHE + SEEN + TA)
#: «ليقول», «ستقول»: a purpose or what is to come.
TO_DO_OR_WILL = (TO + HE, TO + SHE, HE_WILL, SHE_WILL)
THEY_DID, THEY_DO = "وا", "ون"

# Behind a noun or adjective.
MEN, MEN_OBLIQUE, WOMEN = "ون", "ين", "ات"
MANY_MEN = (MEN, MEN_OBLIQUE)
DUAL, DUAL_OBLIQUE = "ان", "ين"
DUAL_WOMEN, DUAL_WOMEN_OBLIQUE = "تان", "تين"
DUALS = (DUAL, DUAL_OBLIQUE)
MEN_OR_TWO = (MEN_OBLIQUE, MEN, DUAL)
#: Every plural and dual; those of a subject; of what is feminine, or treated so.
MANY, NOMINATIVES, FEMININES_FOLDED = (*MEN_OR_TWO, WOMEN), (DUAL, MEN), (HA, WOMEN)
#: Adjectives of relation («محلي», «محلية», «محليون», «محليين»).
NISBA, NISBA_FEMININE, NISBA_MEN, NISBA_MEN_OBLIQUE = "ي", "يه", "يون", "يين"
ADJECTIVAL = (NISBA, NISBA_FEMININE)
NISBA_PLURALS = (NISBA_MEN, NISBA_MEN_OBLIQUE)
#: How any adjective may end, that of relation and others.
ADJECTIVES = (NISBA, HA, MEN_OBLIQUE, MEN, NISBA + WOMEN, NISBA + DUAL)
NISBA_OTHERS = (NISBA_FEMININE, *NISBA_PLURALS)
#: «محليا»: an adjective of relation as an adverb or in the accusative.
NISBA_ACCUSATIVE = NISBA + ALEF

# Pronouns behind a word: his, her, their, of both, of women, our; of who speaks and is spoken to.
HIS, HER, THEIR, OF_BOTH, OF_WOMEN, OUR = "ه", "ها", "هم", "هما", "هن", "نا"
MY, ME, YOUR, YOUR_MANY, YOUR_BOTH = "ي", "ني", "ك", "كم", "كما"
HIS_OR_HER, OF_THIRD, OF_THIRD_OR_BOTH = (HIS, HER), (HIS, HER, THEIR), (OF_BOTH, THEIR, HER, HIS)
OF_MANY = (THEIR, OF_WOMEN, OF_BOTH)
#: With the «ت» that a feminine noun has before it.
HIS_FEMININE = TA + HIS
#: Pronouns that no word ends in by itself as often.
OWNED = (HER, THEIR, OF_BOTH, HIS_FEMININE)

# As spelled (`Token.raw`).
TA_MARBUTA, ALEF_MAQSURA = "ة", "ى"
ALEF_ABOVE, ALEF_BELOW, ALEF_MADDA, ALEF_WASLA = "أ", "إ", "آ", "ٱ"
ALEFS_WITH_HAMZA = ALEF_BELOW + ALEF_ABOVE + ALEF_MADDA
#: How an accusative shows.
ACCUSATIVES = (ALEF, TA_MARBUTA)
FEMININES = (TA_MARBUTA, WOMEN)
#: «محلية», bare and with its shadda.
NISBA_TA_MARBUTA = NISBA + TA_MARBUTA
NISBA_TA_MARBUTAS = (NISBA_TA_MARBUTA, NISBA + "\u0651" + TA_MARBUTA)
#: An article that tatweel sets off from a number or a Latin word.
ARTICLES_SET_OFF = (ARTICLE, ARTICLE + TATWEEL)

# Words that grammar asks for as it does for «ب» and «ل».
OF, ABOUT, TOWARDS, ON, IN, WITH, OR = "من", "عن", "الي", "علي", "في", "مع", "او"
