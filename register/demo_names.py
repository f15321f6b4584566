"""Names for the demo's invented pupils, put together by chance from many languages and scripts."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Names:
    """Given and family names of one language; `home` is the language an interpreter would speak."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    home: str = ""
    family_first: bool = False


def _names(given: str, family: str, *, home: str = "", family_first: bool = False) -> Names:
    return Names(tuple(given.split()), tuple(family.split()), home, family_first)


# English stands three times: about as often as in the schools these stand for.
_ENGLISH = _names(
    "Alfie Beatrix Callum Daisy Edwin Florrie George Hattie Ivo Jessie Kit Lottie Miles Nell Oscar"
    " Poppy Ralph Saskia Ted Una Wilf Anna-Mae",
    "Ashdown Brookfield Cartwright Dunmore Eastgate Fairweather Greenhalgh Hollis Ingleby"
    " Kingswell Lockwood Marlowe Netherton Oakes Pemberton Quick Rudge Smith-Hale Thackeray Wetherby",
)
POOLS: tuple[Names, ...] = (
    _ENGLISH,
    _ENGLISH,
    _ENGLISH,
    _names("Aled Bethan Carwyn Efa Gruff Llinos Siân", "Bowen Griffiths Llywelyn Pryce Vaughan"),
    _names(
        "Aoife Ciarán Niamh Oisín Saoirse", "Ní-Bhriain O’Dowd O’Hanlon MacGrath Ó-Súilleabháin"
    ),
    _names("Ailsa Euan Isla Ruaridh", "MacIntyre McLeish Drummond Sutherland"),
    _names(
        "Aleksandra Bartosz Julia Łucja Stanisław", "Dąbrowski Jabłoński Wróbel Żak", home="Polish"
    ),
    _names("Andrei Ileana Mălina Ștefan", "Ardelean Bălan Țurcanu Lupu", home="Romanian"),
    _names("Jonas Austėja Ugnė", "Kazlauskas Petrauskaitė Žukas", home="Lithuanian"),
    _names("Олена Тарас Дарина Богдан", "Коваленко Шевчук Бондар", home="Ukrainian"),
    _names("Ayesha Bilal Hamza Mahnoor Zainab", "Akhtar Chaudhry Iqbal Mirza Qureshi", home="Urdu"),
    _names(
        "Gurleen Harman Jasleen Manvir Simran",
        "Kaur-Bains Singh-Gill Sandhu Dhaliwal",
        home="Punjabi",
    ),
    _names("Aarav Diya Kavya Rohan", "Desai Joshi Mistry Solanki", home="Gujarati"),
    _names("Farhana Imran Nusrat Tanvir", "Ahmed-Khan Begum Miah Uddin", home="Bengali"),
    _names("Kavin Meena Thulasi Yazhini", "Arulanandam Selvarajah Sivakumar", home="Tamil"),
    _names("Adaeze Chidi Ikenna Obinna", "Eze Nwachukwu Okonkwo-Bell Onyekachi", home="Igbo"),
    _names("Ayomide Folarin Temitope Yétúndé", "Adébáyọ̀ Ogunleye Oyelaran", home="Yoruba"),
    _names("Abena Kofi Kwame Yaa", "Agyeman Boateng Owusu-Ansah", home="Twi"),
    _names("Ayaan Hodan Ifrah Warsame", "Abdi Farah Jama Warsame", home="Somali"),
    _names("Selam Yonas Liya Dawit", "Bekele Haile Tesfaye", home="Amharic"),
    _names("يوسف مريم عمر ليلى", "الحداد المصري الخطيب", home="Arabic"),
    _names("Amira Karim Nour Tariq", "al-Amin Haddad Khalil", home="Arabic"),
    _names("Defne Emre Nazlı Çağla", "Aydın Öztürk Şahin Yıldız", home="Turkish"),
    _names("Rojda Azad Zîn", "Barzan Demir Rojhat", home="Kurdish"),
    _names("Arash Parisa Shirin", "Farahani Rostami Zand", home="Farsi"),
    _names("小明 雨晴 子轩 思琪", "陈 林 吴 赵", home="Mandarin", family_first=True),
    _names("Hoi-Yan Ka-Ming Tsz-Ching", "Chan Leung Wong", home="Cantonese"),
    _names("Minh-Anh Thảo Đức", "Nguyễn Trần Phạm", home="Vietnamese", family_first=True),
    _names("Beatriz Duarte Íris João", "Figueira Magalhães Sá-Pinto", home="Portuguese"),
    _names("Iker José Lucía Ximena", "Ibáñez Muñoz de-la-Cruz", home="Spanish"),
    _names("Θάλεια Νίκος Ελένη", "Καραγιάννης Παππάς", home="Greek"),
    _names("Delroy Shanice Tiana Zion", "Brathwaite Campbell-Reid Grant"),
    _names("Althea Jomar Liezel", "Bautista Dimaculangan Reyes", home="Tagalog"),
    _names("ਅਮਨ ਕਿਰਨ", "ਗਿੱਲ ਸੰਧੂ", home="Punjabi"),
    # Some people have one name.
    _names("Suryani Wulandari Thandar Chandrika Prakash Lhamo", "", home=""),
)


def name_of(rng: Random) -> tuple[str, str]:
    """A whole name, and the home language ("" for English)."""
    pool = rng.choice(POOLS)
    given = rng.choice(pool.given)
    if not pool.family:
        return given, pool.home
    family = rng.choice(pool.family).replace("de-la-", "de la ").replace("Ní-", "Ní ")
    family = family.replace("Ó-", "Ó ")
    if pool.family_first:
        joint = "" if not family.isascii() and len(family) == 1 else " "
        return f"{family}{joint}{given}", pool.home
    return f"{given} {family}", pool.home
