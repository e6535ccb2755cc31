## What every page has around its content, and what goes wrong everywhere.

privacy-policy = ગોપનીયતા નીતિ
your-rights = તમારા અધિકાર
made-with = Fanfare વડે બનાવેલું
simulated = ડેમો: અહીંની સંગીત સેવાઓ માત્ર નકલ છે
site-description = કલાકારો અને લેબલો તરફથી સીધું સંગીત, એવી સાઇટ પર જે કહે છે કે તે તમારા વિશે શું જાણે છે અને પોતાનું વચન પાળે છે તે બતાવે છે.
skip = સીધા મુખ્ય સામગ્રી પર જાઓ
nav-main = મુખ્ય મેનૂ
nav-overview = ઝાંખી
nav-releases = રિલીઝ
nav-artists = કલાકારો
nav-links = લિંક
nav-bio = બાયો પેજ
nav-fans = ચાહકો
nav-services = સેવાઓ
nav-keys = API કી
nav-accountability = જવાબદારી
nav-requests = { $n ->
    [0] માગણીઓ
   *[other] માગણીઓ ({ $n })
}
sign-out = સાઇન આઉટ કરો
front-page = મુખ્ય પેજ પર જાઓ
cookies = કૂકી
opt-out-honoured = તમારી ઑપ્ટ-આઉટ વિનંતી માન્ય રાખી છે
ask = આ સાઇટ થોડીક એવી વસ્તુઓ વાપરવા માગે છે જેની તેને જરૂર નથી. અત્યારે તે બધી બંધ છે. તમે શેની છૂટ આપો છો?
ask-take-back = મેં આપેલી છૂટ પાછી લો
ask-reject = બધું નકારો
ask-accept = બધું સ્વીકારો
ask-each = એક પછી એક જુઓ અને પસંદ કરો

error-not-found = આ સરનામે કંઈ નથી
error-not-found-what = સરનામું લખવામાં ભૂલ થઈ હોઈ શકે, અથવા એ ક્યારેય હતું જ નહીં.
error-gone = એ હવે અહીં નથી
error-gone-what = પહેલાં એ અહીં હતું, પણ હવે કાયમ માટે હટાવી લેવાયું છે.
error-signed-out = કૃપા કરીને સાઇન ઇન કરો
error-signed-out-what = આ માટે સાઇન ઇન કરેલું હોવું જોઈએ, અથવા માન્ય કી જોઈએ.
error-restricted = તમારી માહિતી સચવાય છે, પણ વપરાતી નથી
error-restricted-what = તમે જ એવું માગ્યું હતું. તમારા ગોપનીયતા પેજ પર તમે એનો અંત લાવી શકો છો.
error-forbidden = આ ફોર્મ અમારા પોતાના પેજ પરથી આવ્યું નથી
error-forbidden-what = પેજ ફરી ખોલો અને ત્યાંથી ફોર્મ મોકલો.
error-conflict = આ પહેલેથી જે છે તેની સાથે મેળ ખાતું નથી
error-conflict-what = કંઈ બદલાયું નથી. કયા ખાનાની વાત છે તે જુઓ અને ફરી પ્રયાસ કરો.
error-invalid = કેટલાંક ખાનાં હજી બરાબર નથી
error-invalid-what = કંઈ બદલાયું નથી. કયાં ખાનાંની વાત છે તે જુઓ અને ફરી પ્રયાસ કરો.
error-unreadable = આ વિનંતી વાંચી શકાતી નથી
error-unreadable-what = આ સરનામું જે સ્વરૂપની અપેક્ષા રાખે છે એ સ્વરૂપમાં એ નથી.
error-misdirected = આ નામ હજી ક્યાંય લઈ જતું નથી
error-misdirected-what = તમે ખોલેલું સરનામું આ સર્વર તરફ દોરે છે, પણ અહીં કોઈએ તેને ગોઠવ્યું નથી. જોડણી તપાસો; જો આ તમારું પોતાનું ડોમેન હોય, તો પહેલાં તેને તમારી કાર્યજગ્યામાં ઉમેરો.
error-method = આ સરનામું બીજા પ્રકારની વિનંતી લે છે
error-method-what = અહીં કંઈક છે, પણ આ પ્રકારની વિનંતી માટે નહીં.
error-too-large = આ ખૂબ મોટું છે
error-too-large-what = અહીં કોઈ ફોર્મ કે વિનંતીને આટલા બાઇટ્સની જરૂર નથી. ઓછું મોકલો.
error-file-too-large = આ ફાઇલ બહુ મોટી છે
error-file-too-large-what = ચિત્ર વધુમાં વધુ ૧૦ MB નું હોઈ શકે. કંઈ બદલાયું નથી: પાછા જાઓ અને નાની ફાઇલ પસંદ કરો.
error-media-type = આ ફોર્મેટ અહીં સમજાતું નથી
error-media-type-what = આ સરનામું જે પ્રકારની સામગ્રીની અપેક્ષા રાખે છે એ મોકલો.
error-slow = આ વિનંતીને પહોંચતાં ખૂબ વાર લાગી
error-slow-what = એનો બાકીનો ભાગ સમયસર આવ્યો નહીં. ફરી મોકલો.
error-too-many = જરા ધીમે, મહેરબાની કરીને
error-too-many-what = ટૂંકા સમયમાં ઘણી બધી વિનંતીઓ આવી. થોડી વાર રાહ જુઓ અને ફરી પ્રયાસ કરો.
error-too-many-wait = { $n ->
    [one] { $n } સેકન્ડમાં ફરી ચાલશે.
   *[other] { $n } સેકન્ડમાં ફરી ચાલશે.
}
error-again = ફરી પ્રયાસ કરો
error-overview = ઝાંખી પર જાઓ
error-unavailable = અત્યારે અમે આ સ્વીકારી શકતા નથી
error-unavailable-what = મુશ્કેલી અમારી છે, તમારી નહીં, અને કંઈ ખોવાયું નથી. થોડી સેકન્ડમાં ફરી પ્રયાસ કરો.
error-internal = અમારી બાજુએ કંઈક ખોટું થયું
error-internal-what = આ સાઇટ ચલાવનારા લોકો માટે તેની નોંધ થઈ છે. થોડા સમય પછી ફરી પ્રયાસ કરો.

problem-body = વિનંતીનું મુખ્ય લખાણ (body) બંધબેસતું નથી: { $why }
problem-limit = limit ૧થી ૧૦૦ સુધીની સંખ્યા હોય છે
problem-cursor = આ કર્સર આ યાદીએ આપેલું નથી

date-long = { $weekday }, { $day } { $month }, { $year }
date-time = { $day } { $month }, { $year }, { $time }
weekday-1 = સોમવાર
weekday-2 = મંગળવાર
weekday-3 = બુધવાર
weekday-4 = ગુરુવાર
weekday-5 = શુક્રવાર
weekday-6 = શનિવાર
weekday-7 = રવિવાર
month-1 = જાન્યુઆરી
month-2 = ફેબ્રુઆરી
month-3 = માર્ચ
month-4 = એપ્રિલ
month-5 = મે
month-6 = જૂન
month-7 = જુલાઈ
month-8 = ઑગસ્ટ
month-9 = સપ્ટેમ્બર
month-10 = ઑક્ટોબર
month-11 = નવેમ્બર
month-12 = ડિસેમ્બર

inside = તમે એક ઍપની અંદર છો
inside-of = આ પેજ { $app } ની અંદર ખુલ્યું છે, જ્યાં સંગીત સેવાઓ કોઈને સાઇન ઇન કરવા દેતી નથી. તેને તમારા પોતાના બ્રાઉઝરમાં ખોલો: નીચેનું સરનામું કૉપી કરો, કે ઍપના મેનૂમાં “બ્રાઉઝરમાં ખોલો” પસંદ કરો.
inside-what = આ પેજ એક ઍપની અંદર ખુલ્યું છે, જ્યાં સંગીત સેવાઓ કોઈને સાઇન ઇન કરવા દેતી નથી. તેને તમારા પોતાના બ્રાઉઝરમાં ખોલો: નીચેનું સરનામું કૉપી કરો, કે ઍપના મેનૂમાં “બ્રાઉઝરમાં ખોલો” પસંદ કરો.
inside-address = આ પેજનું સરનામું
