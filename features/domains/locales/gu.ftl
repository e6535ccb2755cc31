## The labels' own domains.

domains-title = પોતાનાં ડોમેન
domains-error = ભૂલ:
domains-crumbs = પેજનો માર્ગ
domains-links = લિંક
domains-problems = { $n ->
    [one] { $n } ખાનું ફરી જોવાની જરૂર છે
   *[other] { $n } ખાનાં ફરી જોવાની જરૂર છે
}
domains-none = હજી કોઈ ડોમેન નથી
domains-none-what = તમારી લિંક તમારા પોતાના નામે પણ ખૂલી શકે છે, જેમ કે listen.band.example. નીચે તે ઉમેરો; આગલું પેજ કહેશે કે કયા રેકોર્ડ ગોઠવવા.
domains-new = ડોમેન ઉમેરો
domains-host = ડોમેન
domains-host-hint = ફક્ત નામ, કોઈ પણ લિપિમાં. તમારા ડોમેન નીચેનું નામ સૌથી સારું: listen.band.example.
domains-add = ડોમેન ઉમેરો
domains-waiting = રેકોર્ડની રાહ છે
domains-waiting-what = નીચેના બે રેકોર્ડ ગોઠવો. અમે જાતે ફરી તપાસીશું; ફેરફાર દેખાતાં એક દિવસ પણ લાગી શકે.
domains-live = ચાલુ છે
domains-live-what = તે અહીં લાવે છે. તમારી દરેક લિંક આ નામે પણ ખૂલે છે.
domains-faltering = છેલ્લી તપાસમાં તકલીફ મળી
domains-faltering-what = પહેલાં તે અહીં લાવતું હતું. અમે જલદી ફરી તપાસીશું.
domains-lost = તે હવે અહીં લાવતું નથી
domains-lost-what = તેને ખોલનાર ચાહકો તમારા સુધી પહોંચતા નથી, અને તેનું પ્રમાણપત્ર નવું થતું નથી. રેકોર્ડ ફરી ગોઠવો અથવા ડોમેન કાઢી નાખો.
domains-checked = છેલ્લે તપાસ્યું: { $when } (UTC)
domains-check = હમણાં ફરી તપાસો
domains-certificate-none = ડોમેન અહીં લાવવા માંડે કે તરત તેનું પ્રમાણપત્ર માગવામાં આવશે.
domains-certificate-soon = તેનું પ્રમાણપત્ર મંગાવાઈ રહ્યું છે.
domains-certificate-until = તેનું પ્રમાણપત્ર { $when } (UTC) સુધી ચાલે છે અને તે પહેલાં નવું થશે.
domains-certificate-failed = હજી પ્રમાણપત્ર મળી શક્યું નથી. ફરી માગીશું: { $when } (UTC).
domains-certificate-proxy = તેનું પ્રમાણપત્ર આ પ્રોગ્રામની આગળના સર્વર તરફથી આવે છે: તેને ચલાવનારને પૂછો.
domains-records = ગોઠવવાના રેકોર્ડ
domains-records-what = જ્યાંથી ડોમેન લીધું છે ત્યાં બંને ઉમેરો. પહેલો બતાવે છે કે તે તમારું છે, બીજો તેને અહીં લાવે છે.
domains-record-proof = તે તમારું છે
domains-record-way = તે અહીં લાવે છે
domains-record-root = જે નામને CNAME રેકોર્ડ ન ચાલે (ખુદ band.example), તેને ALIAS રેકોર્ડ આપો, અથવા આ સર્વરનાં સરનામાં A અને AAAA તરીકે.
domains-front = મુખ્ય પેજ
domains-front-link = ફક્ત નામ ખોલતાં શું દેખાય
domains-front-list = તમારી ખુલ્લી લિંકની યાદી
domains-save = પસંદગી સાચવો
domains-remove = આ ડોમેન કાઢી નાખો…
domains-removal = ડોમેન કાઢી નાખવું છે?
domains-removal-what = આ નામે હવે કંઈ નહીં ખૂલે, છપાયેલાં સરનામાં પણ નહીં. તમારી લિંક અમારા નામે ચાલતી રહેશે. પ્રમાણપત્ર અને તેની કી અહીંથી ભૂંસાઈ જશે.
domains-removal-do = ડોમેન કાઢી નાખો
domains-removal-leave = રહેવા દો
domains-front-title = સાંભળો
domains-front-none = અહીં હજી સાંભળવા માટે કંઈ નથી.

reason-domains-no-record = TXT રેકોર્ડ હજી નથી.
reason-domains-other-record = TXT રેકોર્ડ છે, પણ તેમાં બીજું કંઈ લખ્યું છે.
reason-domains-no-address = નામનું હજી કોઈ સરનામું નથી.
reason-domains-no-name-server = ડોમેનના નેમ સર્વર જવાબ આપતા નથી.
reason-domains-inner = નામ ખાનગી નેટવર્કમાં લઈ જાય છે, જ્યાં કોઈ પહોંચી ન શકે.
reason-domains-no-answer = ત્યાં કંઈ જવાબ આપતું નથી, કે આ પ્રોગ્રામ નથી.
reason-domains-elsewhere = તે બીજા સર્વર પર લઈ જાય છે.
reason-domains-taken = આ નામ અહીં બીજી કાર્યજગ્યા પાસે છે.
problem-domains-host-missing = ડોમેન: તેનું નામ લખો
problem-domains-host-long = ડોમેન: આટલું લાંબું નામ હોતું નથી
problem-domains-host-unreadable = ડોમેન: ફક્ત નામ, જેમ કે listen.band.example, પાથ કે પોર્ટ વગર
problem-domains-host-number = ડોમેન: નામ લખો, મશીનનો નંબર નહીં
problem-domains-host-inner = ડોમેન: આ નામનો અર્થ ફક્ત ખાનગી નેટવર્કમાં છે
problem-domains-host-own = ડોમેન: આ તો આ સાઇટનું પોતાનું નામ છે
problem-domains-host-taken = ડોમેન: બીજી કાર્યજગ્યા પાસે તે પહેલેથી છે
problem-domains-host-again = ડોમેન: તે તમારી યાદીમાં પહેલેથી છે
problem-domains-host-many = ડોમેન: એક કાર્યજગ્યામાં વધુમાં વધુ વીસ; પહેલાં એક કાઢો
problem-domains-front = મુખ્ય પાનું: તમારી લિંક અથવા પ્રકાશિત પાનાંમાંથી એક પસંદ કરો
problem-domains-front-both = મુખ્ય પાનું: લિંક અથવા કલાકારનું પાનું, બંને નહીં
