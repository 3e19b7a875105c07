"""Who does it, where violence and unrest are told: deeds added to others, raids and arrests, what is stormed and thrown,
subjects over what hangs on them."""

import pytest
from event_pages import event_of, read, read_sentence

_GUNMEN, _POLICE = ("actor", "مسلحون"), ("actor", "الشرطة")

#: Text, the trigger asked about, holders of roles that it has, and one that it must not have.
ROLES = [
    # What words add to a deed has its doer, but for the doer of a relative clause between.
    (
        "داهمت الشرطة منزلا في الضاحية، إضافة إلى اعتقال ثلاثة شبان",
        "اعتقال",
        {_POLICE, ("target", "ثلاثة شبان")},
        None,
    ),
    (
        "اعتقلت الشرطة سائقا صدم مسلحون سيارته، علاوة على توقيف حارس",
        "توقيف",
        {_POLICE, ("target", "حارس")},
        _GUNMEN,
    ),
    (
        "اعتقلت الشرطة رجلين، إلى جانب اقتحام مبنى مجاور ومصادرة أسلحة",
        "اقتحام",
        {_POLICE, ("target", "مبنى مجاور")},
        None,
    ),
    # Arrests during a raid are its doer's; what is done by police in a storm of others is not theirs.
    (
        "اعتقل خمسة أشخاص خلال مداهمات نفذتها الشرطة في الضاحية",
        "اعتقل",
        {_POLICE, ("target", "خمسة أشخاص")},
        None,
    ),
    ("أفرج عن كل من اعتقلوا في قضية الهجوم الذي نفذه مسلحون", "اعتقلوا", set(), _GUNMEN),
    # People storm; places are stormed.
    (
        "ذكر شهود أن ثلاثة مسلحين يرتدون أقنعة اقتحموا المبنى",
        "اقتحموا",
        {("target", "المبنى")},
        ("target", "ثلاثة مسلحين"),
    ),
    ("اقتحم مسلحون المبنى", "اقتحم", {_GUNMEN, ("target", "المبنى")}, None),
    ("أصيب سبعة بعد اقتحام مستوطنين القرية", "اقتحام", {("actor", "مستوطنين")}, None),
    # Who goes on to fight.
    (
        "اقتحم ثلاثة مسلحين المبنى واشتبكوا مع الحراس",
        "اشتبكوا",
        {("participant", "ثلاثة مسلحين"), ("participant", "الحراس")},
        None,
    ),
    (
        "هاجم مجهولون مواقع قوات الحكومة، ثم اندلعت اشتباكات بين الطرفين",
        "اشتباكات",
        {("participant", "مجهولون"), ("participant", "قوات الحكومة")},
        None,
    ),
    # In a fight with one named side that side did the harm.
    (
        "قتل شاب في اشتباك مع الشرطة",
        "قتل",
        {_POLICE, ("target", "شاب")},
        None,
    ),
    # What is thrown, and at whom; what is joined to it.
    (
        "ألقى محتجون الحجارة وزجاجات حارقة على الشرطة",
        "ألقى",
        {("actor", "محتجون"), ("instrument", "الحجارة"), ("target", "الشرطة")},
        None,
    ),
    ("فتح مسلحون النار على دورية", "فتح", {_GUNMEN, ("target", "دورية")}, None),
    (
        "قامت القوات بقصف صواريخ على القرية",
        "قصف",
        {("instrument", "صواريخ")},
        ("target", "صواريخ"),
    ),
    # An object over what a deed is done with, and over a relative clause.
    (
        "هاجم التنظيم بسيارة مفخخة تجمعا للجنود",
        "هاجم",
        {("actor", "التنظيم"), ("target", "تجمعا للجنود")},
        None,
    ),
    (
        "قتلت الحركة التي تريد فرض رؤيتها على البلاد عضوا في البرلمان",
        "قتلت",
        {("actor", "الحركة"), ("target", "عضوا")},
        None,
    ),
    # People with the name of their movement as an adjective are one phrase.
    (
        "اندلعت اشتباكات بين المسلحين الحوثيين وقوات الحكومة",
        "اشتباكات",
        {("participant", "المسلحين الحوثيين"), ("participant", "قوات الحكومة")},
        None,
    ),
    # Unknown verbs of the past are verbs; what two did is not the accusative of a noun.
    (
        "تكتكت جماعة الفجر ثم قامت بقصف القرية",
        "قصف",
        {("actor", "جماعة الفجر")},
        None,
    ),
    ("استهدف القصف تجمعا للنازحين", "استهدف", {("target", "تجمعا")}, None),
    # A feminine verb has counted men as its object, and its subject from the clause before.
    (
        "فضت الشرطة وقفة نفذها أساتذة، واعتقلت عددا من الطلاب",
        "اعتقلت",
        {_POLICE, ("target", "الطلاب")},
        ("actor", "الطلاب"),
    ),
    # What somebody is only believed to be, or to have done.
    (
        "ذكر مصدر أن مسلحين يشتبه بأنهم متشددون قتلوا جنديين",
        "قتلوا",
        {("actor", "مسلحين"), ("target", "جنديين")},
        None,
    ),
    (
        "اشتبك الجنود مع خلية مسلحة يشتبه بأنها قتلت ضابطا",
        "قتلت",
        {("actor", "خلية مسلحة"), ("target", "ضابطا")},
        None,
    ),
    # The noun of a verb that controls what follows.
    (
        "أعلن مصدر عن تمكن القوات من قتل مهاجمين اثنين",
        "قتل",
        {("actor", "القوات"), ("target", "مهاجمين اثنين")},
        None,
    ),
    # What is dispersed is no protest of who disperses it.
    ("تمكنت الشرطة من تفريق تظاهرة في المدينة", "تظاهرة", set(), _POLICE),
    # Who called it, behind it.
    (
        "خرجت مواكب احتجاجية دعت إليها نقابة المعلمين وأحزاب المعارضة",
        "مواكب",
        {("actor", "نقابة المعلمين"), ("actor", "أحزاب المعارضة")},
        None,
    ),
    # Those joined to a pronoun.
    (
        "استهدفت الغارة سالم المنفي، وأسفرت عن مقتله وخمسة من مساعديه",
        "مقتله",
        {("target", "سالم المنفي"), ("target", "خمسة من مساعديه")},
        None,
    ),
    # A place is subjected, over what hangs on it.
    (
        "قال نائب إن مناطق في المحافظة تتعرض لقصف مدفعي",
        "قصف مدفعي",
        {("target", "مناطق")},
        None,
    ),
]


@pytest.mark.parametrize(("text", "trigger", "held", "never"), ROLES, ids=range(len(ROLES)))
def test_roles(text, trigger, held, never):
    event = event_of(read_sentence(text), trigger)
    found = {(a.role, a.name) for a in event.arguments}
    assert held <= found, text
    assert never is None or never not in found, text


def test_arrests_that_a_campaign_brought_are_of_whose_it_is():
    document = read(
        "حملة في الضاحية",
        "شنت الشرطة حملة اعتقالات في الضاحية. وأسفرت هذه الحملة عن اعتقال 50 شخصا.",
    )
    arrest = event_of(document, "اعتقال")
    assert _POLICE in {(a.role, a.name) for a in arrest.arguments}
