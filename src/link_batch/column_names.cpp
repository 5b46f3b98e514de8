#include "link_batch/column_names.hpp"

#include <array>

#include "matching/barred.hpp"

namespace heed::link_batch {

namespace {

struct Phrases {
  Meaning meaning;
  std::string_view phrases;  // as matching::Header::best_fit takes them
};

constexpr std::array all_phrases = {
    Phrases{Meaning::id,
            "=id|unique id|record id|rec id|recid|row id|uid|guid|uuid|=key|record key|=ref|reference number|=nr|"
            "satznummer|datensatz|lfd nr|=record|~id"},
    Phrases{
        Meaning::truth,
        "=cluster|cluster id|=label|label true|true label|=entity|entity id|ent id|=group|group id|=truth|ground truth|"
        "true id|=gt|gt id|=gt cluster|person id|=pid|match id|true match|true cluster|true entity|=duplicate|"
        "duplicate of|is duplicate|=gold|gold id|=identity|identity id|canonical id|master id|real id|=class|=cid|"
        "name kind|=wahrheit|gruppe id|cluster nr"},
    Phrases{
        Meaning::bookkeeping,
        "=source|data source|source dataset|source id|=sourceid|source file|=quelle|dataset|data set|record type|"
        "created|updated|modified|timestamp|load date|snapshot|=file|file name|=import|import date|"
        "=batch|batch id|=concern|concern id|=agency|=known|=row|row number|=index|unnamed|soundex|metaphone|nysiis|"
        "phonetic|initials|initial|addr type|address type|phone type|email type|name type|=url|status"},
    Phrases{Meaning::salutation, "salutation|honorific|name prefix|=prefix|=anrede"},
    Phrases{Meaning::told_day,
            "told at|told on|seen on|seen day|seen at|date seen|reported at|reported on|report date|happened at|"
            "date recorded|recorded on|gemeldet am|interview date|visit date"},
    Phrases{Meaning::name, "~name|~names|~title|=titel"},
    Phrases{Meaning::forename,
            "first name|firstname|given name|given names|fname|forename|forenames|vorname|vornamen|=first|=given|"
            "middle name|middle names|mname|midl name|=middle|second name|zweiter vorname|christian name|name first|"
            "name middle|name given|first nm|given nm|prenom|nombre|imie|prenume|=fn|first names"},
    Phrases{Meaning::surname,
            "last name|lastname|lname|surname|sname|family name|familyname|nachname|familienname|zuname|=last|"
            "=family|name last|name family|maiden name|birth name|geburtsname|last nm|=ln|nom de famille|apellido|"
            "nazwisko|=nume"},
    Phrases{Meaning::full_name,
            "full name|fullname|name full|complete name|person name|first and surname|first surname|first last|"
            "name and surname|forename surname|whole name|vollstaendiger name|vor und nachname|name vorname|"
            "customer name|patient name|client name|=voller name|display name"},
    Phrases{Meaning::nickname,
            "nickname|nick name|=nick|alias|aka|also known as|known as|preferred name|spitzname|rufname|kosename"},
    Phrases{
        Meaning::birth,
        "date of birth|dateofbirth|dob|birth date|birthdate|birthday|birth dt|=birth|=born|born on|=bday|date birth|"
        "geburtsdatum|geburtstag|geb datum|gebdat|=geb|geb dat|geboren|geboren am|birth"},
    Phrases{Meaning::birth_year,
            "birth year|birthyear|year of birth|yob|dob year|dob y|=by|=byear|born year|geburtsjahr|geb jahr"},
    Phrases{Meaning::birth_month,
            "birth month|birthmonth|month of birth|mob|dob month|dob m|=bm|=bmonth|geburtsmonat|geb monat"},
    Phrases{Meaning::birth_day, "birth day|day of birth|dob day|dob d|=bd|=bday nr|geb tag"},
    Phrases{Meaning::year, "=year|=jahr|=yr"},
    Phrases{Meaning::month, "=month|=monat"},
    Phrases{Meaning::day, "=day|=tag"},
    Phrases{Meaning::age, "=age|=alter|age years|age at|age about|=approx age|approximate age|age estimate"},
    Phrases{Meaning::sex, "sex|gender|geschlecht|sex code|gender code"},
    Phrases{Meaning::phone,
            "phone|telephone|tel|mobile|cell|cellphone|cell phone|telefon|telefonnummer|handy|handynummer|mobil|fon|"
            "phone number|phone num|phone no|msisdn|rufnummer|landline|festnetz|fax"},
    Phrases{Meaning::email, "email|e mail|mail address|emailaddress|=mail|mailadresse"},
    Phrases{Meaning::handle,
            "handle|user name|username|screen name|instagram|snapchat|tiktok|twitter|discord|=insta|=snap|benutzername|"
            "gamertag|account name"},
    Phrases{
        Meaning::plate,
        "plate|number plate|licence plate|license plate|vrm|registration|registration number|reg no|vehicle reg|=vrn|"
        "kennzeichen|nummernschild|=reg"},
    Phrases{Meaning::vehicle_make, "make|car make|vehicle make|marke|hersteller fahrzeug|=model|vehicle model"},
    Phrases{Meaning::vehicle_colour, "colour|color|farbe"},
    Phrases{Meaning::house_number,
            "street number|street no|st no|house number|house no|house num|house nr|hausnummer|hausnr|=hnr|str no|"
            "haus nr|building number|=flat|flat number|apartment|=apt|=unit|unit number|door number"},
    Phrases{
        Meaning::address,
        "street|street address|street name|address line|addr line|strasse|str|road|=st|=add|~address|~addr|~adresse|"
        "~anschrift|~wohnort adresse|=addr full|=line"},
    Phrases{Meaning::postcode,
            "postcode|post code|postal code|zip|zip code|zipcode|plz|postleitzahl|addr postal code|area code|=postal"},
    Phrases{Meaning::place_name,
            "city|town|suburb|village|county|district|municipality|locality|place|place name|birth place|birthplace|"
            "place of birth|birth city|city of birth|geburtsort|wohnort|=ort|ortsteil|stadt|gemeinde|landkreis|kreis|"
            "borough|parish|=loc|location|region|settlement|ortsname"},
    Phrases{Meaning::school, "school|schule|college|schulname"},
    Phrases{Meaning::organisation,
            "organisation|organization|company|firm|firma|unternehmen|employer|arbeitgeber|affiliation|business name|"
            "business|org|org name|institution|university|venue|journal|publisher|manufacturer|brand|authors|author|"
            "artist|album|=artikel|description|product|paper title|conference|booktitle|addressee company|"
            "=restaurant|=beschreibung|=memo|notes|comments|=text"},
    Phrases{
        Meaning::identifier,
        "ssn|soc sec|soc sec id|social security|social security number|national id|national insurance|nino|ni number|"
        "nhs|nhs number|nhs no|upn|passport|passport number|driving licence|drivers license|driver license|"
        "drivers license number|driver licence|tax id|tax number|tin|steuernummer|steuer id|sozialversicherungsnummer|"
        "sv nummer|svnr|personalausweis|ausweisnummer|id number|id card|pesel|cnp|iban|account number|vin|"
        "medicare|licence number|license number|patient number|mrn|isbn|doi|voter reg num|voter id"},
    Phrases{Meaning::number, "~number|=no|=num|=nummer|price|amount|betrag|preis|=length|=pages"},
    Phrases{Meaning::category,
            "state|country|land|bundesland|nation|occupation|job|beruf|language|sprache|=type|=typ|cuisine|suffix|"
            "name suffix|marital status|familienstand|platform|category|genre"},
};

}  // namespace

Meaning meaning_of_name(std::string_view name) {
  if (matching::is_barred(name)) return Meaning::barred;
  const matching::Header header(name);
  Meaning best = Meaning::unknown;
  std::size_t best_fit = 0;
  for (const Phrases& group : all_phrases) {
    const std::size_t found = header.best_fit(group.phrases);
    if (found <= best_fit) continue;
    best_fit = found;
    best = group.meaning;
  }
  return best;
}

}  // namespace heed::link_batch
