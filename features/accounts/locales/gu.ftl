## The front page, sign-in, sign-up, set-up and API keys.

accounts-error-mark = ભૂલ:
accounts-problems = કૃપા કરીને આ ફરી જોઈ લો

accounts-home-what = નવા સંગીત માટે સ્માર્ટ લિંક અને પ્રી-સેવ, એવી ગોપનીયતા નીતિ સાથે જેનું પાલન પ્રોગ્રામ પોતે જ કરે છે.
accounts-home-fans = કોઈ રિલીઝ શોધો છો? તેના કલાકારે આપેલી લિંક ખોલો.
accounts-unset-title = હજી સેટ અપ થયું નથી
accounts-unset = આ Fanfareમાં હજી કોઈ એકાઉન્ટ નથી. જે ટર્મિનલમાંથી તે શરૂ કર્યું છે ત્યાં જુઓ: સેટ અપ કરવાનું સરનામું ત્યાં બતાવ્યું છે, તે એક જ વાર ચાલે છે.

accounts-email = ઇમેઇલ
accounts-password = પાસવર્ડ
accounts-password-hint = ઓછામાં ઓછા { $least } અક્ષર. યાદ ન રહે એવાં ચિહ્નો કરતાં યાદ રહે એવા થોડા શબ્દો વધુ સારા.
accounts-workspace = વર્કસ્પેસ
accounts-workspace-hint = તમે જેના માટે કામ કરો છો તે લેબલ, બૅન્ડ કે કંપની.

accounts-sign-in = સાઇન ઇન કરો
accounts-no-account = હજી એકાઉન્ટ નથી?

accounts-sign-up = સાઇન અપ કરો
accounts-make-account = મારું એકાઉન્ટ બનાવો
accounts-have-account = પહેલેથી એકાઉન્ટ છે?
accounts-sign-up-closed-title = અહીં સાઇન અપ બંધ છે
accounts-sign-up-closed = { $operator } આ પેજ પર નવાં એકાઉન્ટ લેતા નથી. તમારી પાસે એકાઉન્ટ હોય તો સાઇન ઇન કરી શકો છો.

accounts-set-up = આ Fanfare સેટ અપ કરો
accounts-set-up-once = આ પેજ એક જ વાર ચાલે છે. તે પહેલું એકાઉન્ટ અને તેનું વર્કસ્પેસ બનાવે છે.
accounts-make-first = પહેલું એકાઉન્ટ બનાવો
accounts-set-up-wrong-title = આ સેટ અપનું સરનામું નથી
accounts-set-up-wrong = ટર્મિનલમાંથી આખું સરનામું કૉપિ કરો. દરેક વાર શરૂ કરો ત્યારે તે નવું હોય છે.
accounts-set-up-over-title = આ Fanfare પહેલેથી સેટ અપ થઈ ગયું છે
accounts-set-up-over = સેટ અપનું સરનામું એક જ વાર ચાલે છે, અને પહેલું એકાઉન્ટ બની ગયું છે. તેનાથી સાઇન ઇન કરો.

accounts-keys = API કી
accounts-keys-what = આ વર્કસ્પેસના નામે API સાથે વાત કરતા પ્રોગ્રામ માટે. કી વડે તેનું બધું કામ વાંચી અને બદલી શકાય છે.
accounts-keys-api = API કેવી રીતે વપરાય છે (OpenAPI)
accounts-key-new = આ કી અત્યારે જ કૉપિ કરી લો
accounts-key-once = તે એક જ વાર બતાવાય છે. અમે તેની ફક્ત ફિંગરપ્રિન્ટ રાખીએ છીએ, એટલે તેને ફરી કોઈ બતાવી શકશે નહીં.
accounts-keys-list = આ વર્કસ્પેસની કી
accounts-keys-none = હજી કોઈ પ્રોગ્રામ પાસે કી નથી. નીચે એક બનાવો અને તમને ભરોસો હોય એવા પ્રોગ્રામને આપો.
accounts-key-name = નામ
accounts-key-name-hint = તેને કોણ વાપરશે તે લખો, જેથી તમે તેને ફરી ઓળખી શકો.
accounts-key-prefix = આનાથી શરૂ થાય છે
accounts-key-used = છેલ્લો ઉપયોગ
accounts-key-never = ક્યારેય નહીં
accounts-key-acts = ક્રિયાઓ
accounts-key-revoke = રદ કરો
accounts-key-revoke-title = “{ $name }” કી રદ કરવી છે?
accounts-key-revoke-what = આ ક્ષણથી, તેને જે કંઈ વાપરે છે તે API સુધી પહોંચી શકશે નહીં.
accounts-key-revoke-final = આ પાછું ફેરવી શકાશે નહીં. નવી કી ગમે ત્યારે બનાવી શકો છો.
accounts-key-keep = રહેવા દો
accounts-crumbs = તમે અહીં છો
accounts-key-revoke-go = કી રદ કરો
accounts-key-make = નવી કી
accounts-key-make-go = કી બનાવો

accounts-mail = ઇમેઇલ
accounts-mail-there = ઇમેઇલ ચાલે છે કે નહીં તે જુઓ
accounts-mail-what = આ Fanfare પત્રો મોકલી શકે છે કે નહીં, તે પોતાને એક પત્ર મોકલીને ચકાસો.
accounts-mail-off = હજી કોઈ મેઇલ સર્વર નથી
accounts-mail-off-what = જે આ Fanfare ચલાવે છે તેમણે તેને મેઇલ સર્વર સાથે જોડ્યું નથી, એટલે તે કોઈને લખી શકતું નથી. તેના રૂપરેખાંકનમાં “mail” હેઠળની કીથી તે થાય છે.
accounts-mail-test = ચકાસી જુઓ
accounts-mail-test-what = તમે જે સરનામાથી સાઇન ઇન કરો છો તેના પર પત્ર જશે. તેમાં એટલું જ લખેલું છે કે મેઇલ ચાલે છે.
accounts-mail-test-go = મને ચકાસણીનો પત્ર મોકલો
accounts-mail-queued = પત્ર રસ્તામાં છે. થોડી વારમાં તમારું મેઇલબૉક્સ જુઓ.
accounts-mail-waiting = તમારા પત્રો જે હજી ગયા નથી
accounts-mail-new = રસ્તામાં છે
accounts-mail-tried = { $n ->
    [one] એક વાર
   *[other] { $n } વાર
} પ્રયત્ન કર્યો, પણ સ્વીકારાયો નહીં ({ $reason }). આગલો પ્રયત્ન: { $at } UTC

accounts-letter-test-subject = { $workspace } માં મેઇલ ચાલે છે
accounts-letter-test-body =
    તમે Fanfare પાસે ચકાસણીનો પત્ર માગ્યો હતો, અને તે આ રહ્યો.

    તમે આ વાંચી શકો છો, એટલે { $workspace } ના પત્રો પહોંચે છે. તમારે કંઈ કરવાનું નથી.
accounts-letter-test-link = ઇમેઇલના પેજ પર પાછા જાઓ

problem-accounts-email = name@example.com જેવું ઇમેઇલ સરનામું લખો
problem-accounts-email-taken = આ ઇમેઇલ સરનામાનું એકાઉન્ટ પહેલેથી છે
problem-accounts-password = { $least }થી { $most } અક્ષરનો પાસવર્ડ પસંદ કરો
problem-accounts-sign-in = આ ઇમેઇલ સરનામું અને પાસવર્ડ એકબીજા સાથે મેળ ખાતાં નથી
problem-accounts-key-name = કીને ૧થી { $most } અક્ષરનું નામ આપો
