## અધિકારોનું પાનું: લોકો તેમના ડેટા વિશે અમને શું કહી શકે, અને તેનું શું થાય છે.

rights-error-mark = ભૂલ:
rights-problems = કૃપા કરીને ફરી જુઓ
rights-intro = તમારો ડેટા તમારો છે. આ અધિકારો વાપરવાનો કોઈ ખર્ચ નથી, અને કારણ જણાવવાની જરૂર નથી.
rights-ways = તેમને વાપરવાના ત્રણ રસ્તા
rights-way-fan = તમે પ્રી-સેવ કર્યું છે: તમારી રસીદનું પાનું ખોલો, તે સમયે તમને આપેલું સરનામું. બધું ત્યાં જ છે, એકાઉન્ટ વિના. તમારું ઇમેઇલ સરનામું અમે જાણતા નથી, તેથી તમારો ડેટા ફક્ત રસીદ પરથી જ મળી શકે છે.
rights-way-member = તમારું અહીં એકાઉન્ટ છે: તમારા એકાઉન્ટના ગોપનીયતા પાને જાઓ.
rights-way-member-go = મારા એકાઉન્ટનું ગોપનીયતા પાનું
rights-way-form = બંનેમાંથી એકેય ખોલી શકતા નથી: નીચેનું ફોર્મ વાપરો. અમે તમારા ઇમેઇલ સરનામે લખીએ છીએ, જેથી બીજું કોઈ તમારા નામે માગણી ન કરી શકે.
rights-which = તમે શું માગી શકો
rights-kind-access = મારા ડેટાની નકલ
rights-what-access = તમારા વિશે રાખેલું બધું એક ફાઇલમાં: પાનાની જેમ વાંચી શકાય, અને બીજા પ્રોગ્રામ માટે પણ. તે ડાઉનલોડ વખતે બને છે અને અમારી પાસે રહેતી નથી.
rights-kind-rectification = કંઈક સુધારો
rights-what-rectification = જે ખોટું હોય તે તમે સુધારી શકો: ઇમેઇલ સરનામું અને ભાષા જાતે, બાકીનું અમને લખીને.
rights-kind-erasure = બધું ભૂંસી નાખો
rights-what-erasure = તમારા વિશેનું બધું જાય છે, તે કી સાથે જેના વિના બૅકઅપની નકલો વાંચી શકાતી નથી. તમને દરેક જગ્યાનું નામ લેતી રસીદ મળે છે.
rights-kind-restriction = રાખો, પણ વાપરશો નહીં
rights-what-restriction = તમારો ડેટા જેમ છે તેમ રહે છે, અને તમે ફરી ન કહો ત્યાં સુધી અમે તેને કોઈ કામમાં લેતા નથી.
rights-restriction-member = એ ચાલુ હોય ત્યાં સુધી તમારા માટે ફક્ત આ પાનું ખુલ્લું છે, અને તમે ફરી સાઇન ઇન કરી શકતા નથી. તમે સાઇન આઉટ કર્યું હોય, તો તેનો અંત લાવવા “તમારા અધિકારો” પાને લિંક માગો.
rights-kind-objection = કોઈ ઉપયોગ સામે વાંધો
rights-what-objection = કેટલાક ઉપયોગ તમારી સંમતિ પર નહીં, પણ અમારા હિત પર આધારિત છે. તમે તે દરેક સામે વાંધો લઈ શકો. ત્યારથી તે હેતુ માટે તમારો ડેટા કોઈ માગી શકતું નથી. અજાણ્યાઓને બહાર રાખતી વ્યવસ્થા સૌ માટે સરખી ચાલે છે, અને તેનાં કારણો મજબૂત હોય તો કાયદો તેને ચાલુ રહેવા દે છે: એક માણસ તમારાં કારણો તોળે છે અને એક મહિનામાં જવાબ આપે છે.
rights-kind-withdrawal = મારી સંમતિ પાછી
rights-what-withdrawal = જેના માટે તમે સંમત થયા, તે ગમે ત્યારે પાછું લઈ શકો, આપ્યું હતું તેટલી જ સહેલાઈથી.
rights-kind-complaint = માણસને ફરિયાદ
rights-what-complaint = આ ચલાવનારાઓને લખો. એક માણસ તે વાંચે છે અને એક મહિનામાં જવાબ આપે છે.
rights-kind-other = બીજું કંઈક
rights-ask = ઇમેઇલથી માગો
rights-ask-what = તમારા સરનામા હેઠળ કંઈ હોય, તો તમને લિંકવાળો પત્ર મળે છે. તે એક વાર, ૨૪ કલાક સુધી ચાલે છે. કંઈ ન હોય, તો પત્ર તે કહે છે.
rights-kind = તમે શું માગો છો
rights-email = તમારું ઇમેઇલ સરનામું
rights-email-hint = પત્ર ત્યાં જાય છે. પત્ર નીકળે અથવા માણસ તમને જવાબ આપે ત્યાં સુધી જ અમે સરનામું રાખીએ છીએ.
rights-words = તમે અમને શું કહેવા માગો છો
rights-words-hint = ફરિયાદ કે બીજી વાત માટે જરૂરી. તે સીલ કરેલું રહે છે, અને ફક્ત આ ચલાવનારા જ ખોલે છે.
rights-ask-go = મોકલો
rights-asked = તમારું મેઇલબૉક્સ જુઓ
rights-asked-what = તમે આપેલા સરનામે અમે લખીએ છીએ. તમે માણસને કંઈ પૂછ્યું હોય, તો એક મહિનામાં જવાબ મળશે. તમે આ પાનું બંધ કરી શકો છો.
rights-no-mail = આ સાઇટ ઇમેઇલ મોકલતી નથી. તેને ચલાવનારાઓને લખો:
rights-authority = ડેટા સંરક્ષણ સત્તામંડળ
rights-authority-what = ત્યાં તમે ગમે ત્યારે ફરિયાદ કરી શકો, પહેલાં અમને પૂછ્યા વિના પણ:
rights-authority-any = તમે જ્યાં રહો કે કામ કરો છો ત્યાંના સત્તામંડળને ગમે ત્યારે ફરિયાદ કરી શકો, પહેલાં અમને પૂછ્યા વિના પણ. બધાંની યાદી આ રહી:

rights-link = તમારું પાનું ખોલો
rights-link-what = આ લિંક એક વાર ચાલે છે. પછી તમારું પાનું આ બ્રાઉઝરમાં અડધો કલાક ખુલ્લું રહે છે.
rights-link-go = મારું પાનું ખોલો
rights-correction = તમારા નવા ઇમેઇલ સરનામાની ખાતરી કરો
rights-correction-what = ખાતરી કર્યા પછી પત્રો આ સરનામે આવશે, અને તમે તેનાથી સાઇન ઇન કરશો.
rights-correction-go = હા, આ મારું સરનામું છે
rights-corrected = તમારું ઇમેઇલ સરનામું બદલાયું
rights-corrected-what = હવેથી તેનાથી સાઇન ઇન કરો.
rights-taken = આ સરનામું વાપરી શકાતું નથી
rights-taken-what = કંઈ બદલાયું નથી. બીજું સરનામું પસંદ કરો.

rights-desk = તમારો ડેટા અને તમારા અધિકાર
rights-desk-what = દરેક બટન તેના પર લખેલું કામ તરત કરે છે.
rights-back = તમારી રસીદ પર પાછા
rights-leave-what = પત્રની લિંકે આ પાનું અડધા કલાક માટે ખોલ્યું છે. આ ઉપકરણ તમારું નથી? કામ પૂરું થાય ત્યારે તેને બંધ કરો.
rights-leave-go = આ પાનું બંધ કરો
rights-export-go = મારો ડેટા ડાઉનલોડ કરો
rights-email-now = તમારું હાલનું સરનામું:
rights-email-new = નવું ઇમેઇલ સરનામું
rights-email-new-hint = પહેલાં અમે તેના પર લખીએ છીએ. ત્યાં તમે ખાતરી કરો ત્યારે તે બદલાય છે.
rights-email-go = નવા સરનામે લખો
rights-email-no-mail = આ સાઇટ ઇમેઇલ મોકલતી નથી, તેથી સરનામાની ખાતરી થઈ શકતી નથી. તેને ચલાવનારાઓને લખો.
rights-language = ભાષા
rights-language-own = ગુજરાતી
rights-language-go = આ ભાષા વાપરો
rights-withdrawn = તમે તે પાછી લીધી છે.
rights-withdraw-go = પાછી લો
rights-restricted = તમારો ડેટા રાખ્યો છે અને વપરાતો નથી.
rights-lift-go = મારો ડેટા ફરી વાપરો
rights-restrict-go = મારો ડેટા વાપરવાનું બંધ કરો
rights-objected = તમે વાંધો લીધો છે. એક માણસ તેને તોળે છે અને એક મહિનામાં જવાબ આપે છે; જવાબ નીચે દેખાશે. ત્યાં સુધી ઉપરના બટનથી તમે તમારો ડેટા વાપર્યા વિના સાચવી રખાવી શકો.
rights-reason = તમારી પરિસ્થિતિ (જણાવવી હોય તો)
rights-reason-hint = તે સીલબંધ રહે છે, અને ફક્ત આ ચલાવનારા જ તેને ખોલે છે.
rights-object-go = વાંધો લો
rights-complain-go = માણસને મોકલો
rights-lines = તમે શું માગ્યું
rights-proof-what = તમે માગ્યું એ વાત એવી જાહેર નોંધપોથીમાં છે જેને કોઈ છાનુંમાનું બદલી શકતું નથી; તમે કોણ છો એ તેમાં નથી. માગણી પોતે જતી રહે તો પણ સાબિતી બતાવે છે કે નોંધ તમારી માગણી વિશે છે: ખાતરી જોઈતી હોય તો તેને સાચવો.
rights-proof-go = સાબિતી ડાઉનલોડ કરો
rights-your-words = તમે લખ્યું:
rights-our-delay = વધુ સમય કેમ લાગે છે:
rights-our-reply = અમારો જવાબ:
rights-erase = બધું ભૂંસો…
rights-erase-fan = તમારું પ્રી-સેવ, તેની પરવાનગી, તમારી સંમતિ અને આ પાનું જશે. આ પાછું ફેરવી શકાશે નહીં.
rights-erase-requester = તમે અમને લખેલું બધું, અમારા જવાબો, તમારું સરનામું અને આ પાનું જશે. આ પાછું ફેરવી શકાશે નહીં.
rights-erase-member = તમારું એકાઉન્ટ, સરનામું, પાસવર્ડ અને વર્કસ્પેસમાંની તમારી જગ્યાઓ જશે, અને તમે બધે સાઇન આઉટ થશો. જેમાં બીજું કોઈ કામ કરતું નથી તે વર્કસ્પેસની API કી જશે; પ્રકાશિત રિલીઝ અને લિંક રહેશે. આ પાછું ફેરવી શકાશે નહીં.
rights-erase-go = હા, બધું ભૂંસી નાખો
rights-hand-over = આ સાઇટ તમે ચલાવો છો
rights-hand-over-what = લોકો તેમના ડેટા વિશે જે પૂછે તેના જવાબ તમે આપો છો, અને તેમનું લખેલું તમે ખોલો છો. તમે જેને સોંપો તે હવેથી એ કરે છે, તમે નહીં.
rights-successor = અહીંના કોઈ એકાઉન્ટનું ઈમેલ સરનામું
rights-hand-over-go = સોંપો
rights-last-owner = જેમાં બીજા પણ કામ કરે છે તેવા વર્કસ્પેસના તમે છેલ્લા માલિક છો. પહેલાં તેમાંથી કોઈને માલિક બનાવો, અથવા અમને કહો; પછી તમારું એકાઉન્ટ જઈ શકે:
rights-last-operator = આ સાઇટ તમે ચલાવો છો, અને બીજાઓનાં એકાઉન્ટ અહીં છે. પહેલાં તેમાંથી કોઈને સાઇટ સોંપો; પછી તમારું એકાઉન્ટ જઈ શકે.
rights-done-export = તમારી નકલ ડાઉનલોડ થઈ.
rights-done-restriction = હવેથી તમારો ડેટા રાખવામાં આવશે અને વપરાશે નહીં.
rights-done-restriction-end = તમારો ડેટા ફરી વાપરી શકાય છે.
rights-done-objection = તમારો વાંધો અમને મળ્યો છે. એક માણસ એક મહિનામાં જવાબ આપશે; જવાબ આ પાને દેખાશે.
rights-done-withdrawal = તમારી સંમતિ પાછી લેવાઈ.
rights-done-complaint = અમને મળ્યું. એક માણસ એક મહિનામાં જવાબ આપશે; જવાબ આ પાને દેખાશે.
rights-done-email = નવા સરનામાનું મેઇલબૉક્સ જુઓ.
rights-done-language = તમારી ભાષા બદલાઈ.
rights-done-hand-over = સાઇટ સોંપાઈ ગઈ. હવેથી તેને બીજું કોઈ ચલાવે છે.

rights-erased = બધું ભૂંસાઈ ગયું
rights-erased-what = આ તમારી રસીદ છે. બીજી આપી શકાય તેવું કંઈ અમારી પાસે રહ્યું નથી, તેથી જરૂર હોય તો તેને સાચવો.
rights-erased-number = રસીદ
rights-erased-at = ભૂંસવાનો સમય
rights-erased-stores = માણસ વિશે કંઈ હોઈ શકે તેવી દરેક જગ્યા
rights-erased-store = જગ્યા
rights-erased-found = મળ્યું
rights-erased-removed = ભૂંસ્યું
rights-erased-others = { $n ->
    [one] બીજી { $n } જગ્યામાં લોકો વિશે કંઈ નથી.
   *[other] બીજી { $n } જગ્યાઓમાં લોકો વિશે કંઈ નથી.
}
rights-erased-kept = તમારો ડેટા ખોલતી કીનો નાશ થયો છે, તેથી બૅકઅપમાં જે રહ્યું છે તે વાંચી શકાતું નથી.
rights-erased-log = ડેટાબેઝનો એક લૉગ વ્યસ્ત હતો અને એક કલાકમાં ખાલી થશે; તમારી કી વિના તેમાંનું વાંચી શકાતું નથી.
rights-erased-download = રસીદ ડાઉનલોડ કરો
rights-erased-follow = બીજાઓ શું જવાબ આપે છે તે એક અલગ પાનું બતાવે છે. તેનું સરનામું રસીદમાં પણ છે; બીજું કોઈ તેને ખોલી શકતું નથી.
rights-erased-follow-go = બીજાઓએ શું જવાબ આપ્યો તે જુઓ
rights-told = અમારી પાસેથી બીજા કોને કંઈ મળ્યું હતું
rights-told-none = તમારું કંઈ બીજા કોઈને ગયું ન હતું.
rights-told-who = કોણ
rights-told-own-way = ત્યાં જાતે કરો
rights-told-pending = કાઢી નાખવાનું કહેવામાં આવશે.
rights-told-asked = { $day } ના રોજ કહ્યું; હજી જવાબ નથી.
rights-told-answered = { $day } ના રોજ તેમણે કહ્યું કે ત્યાં કાઢી નાખ્યું છે.
rights-told-refused = { $day } ના રોજ તેમણે ના પાડી.
rights-told-unanswered = કહ્યું, અને ૩૦ દિવસથી વધુ મૌન. આ સાઇટ ચલાવનારા એ જાણે છે.
rights-told-cannot_be_asked = કહી શકાતું નથી.
rights-told-not-findable = જેનાથી તેઓ તમને શોધી શકે એવું અમારી પાસે હવે કંઈ નથી.
rights-kept = શું રહે છે; તેમાં તમારા વિશે કોઈ કંઈ વાંચી શકતું નથી
rights-kept-what = શું
rights-kept-why = શા માટે
rights-kept-until = ક્યાં સુધી
rights-kept-forever = અંત વિના
rights-erasure = તમારા ભૂંસ્યા પછી
rights-erasure-what = અમારી પાસેથી બીજા કોને કંઈ મળ્યું હતું, તેમણે શું જવાબ આપ્યો, અને શું રહે છે.

rights-register = ડેટા વિશેની માગણીઓ
rights-register-what = લોકોએ તેમના ડેટા વિશે તમારી પાસે શું માગ્યું. કાયદો એક મહિનામાં જવાબ માગે છે; પ્રોગ્રામ જે કરી શકે તે કરી ચૂક્યો છે.
rights-register-empty = હજી સુધી કોઈએ કંઈ માગ્યું નથી.
rights-register-more = વધુ જૂની માગણીઓ
rights-open = ખુલ્લી
rights-soon = સમય નજીક છે
rights-overdue = સમય વીતી ગયો
rights-channel = રસ્તો
rights-channel-receipt = રસીદથી
rights-channel-account = એકાઉન્ટથી
rights-channel-form = ઇમેઇલથી
rights-opened = માગ્યાનો દિવસ
rights-state = સ્થિતિ
rights-due = જવાબનો છેલ્લો દિવસ: { $day }.
rights-outcome-done = થયું: { $day }.
rights-outcome-answered = જવાબ આપ્યો: { $day }.
rights-outcome-refused = થઈ શક્યું નહીં; બંધ થઈ: { $day }.
rights-outcome-erased = પૂરી થઈ: { $day }. જવાબ મળે તે પહેલાં તે વ્યક્તિએ બધું ભૂંસાવી નાખ્યું.
rights-outcome-lapsed = કોઈએ ખાતરી ન કરી; બંધ થઈ: { $day }.
rights-outcome-undelivered = અમારો પત્ર પહોંચાડી શકાયો નહીં; બંધ થઈ: { $day }.
rights-crumbs = તમે ક્યાં છો
rights-anonymous = માગનારનો ડેટા ભૂંસાઈ ગયો છે. કોઈએ માગ્યું હતું એટલું જ રહ્યું છે.
rights-text = શું લખ્યું છે
rights-read-what = લખાણ સીલ કરેલું છે. તમે તે ખોલો તેની નોંધ થાય છે.
rights-read-go = લખાણ ખોલો
rights-answer = જવાબ
rights-answer-words = તમારો જવાબ
rights-answer-go = જવાબ આપો અને બંધ કરો
rights-extend = મુલતવી રાખો
rights-extend-what = એક વાર, વધુમાં વધુ બે મહિના, મહિનો પૂરો થાય તે પહેલાં, અને ફક્ત કારણ સાથે. તે વ્યક્તિને જણાવાય છે.
rights-extend-words = કારણ
rights-extend-go = મુલતવી રાખો અને જણાવો

rights-deletions = ભૂંસવાની જાણ જેમને કરવાની છે
rights-deletions-what = ભૂંસાયેલી વ્યક્તિનો ડેટા તમારી પાસેથી જેને મળ્યો છે તેને પણ તે કાઢી નાખવા કહેવું પડે. પ્રોગ્રામ જેને કહી શકે તેને જવાબ મળે ત્યાં સુધી કહે છે; બાકીનું તમારું કામ છે.
rights-deletions-empty = કોઈને કશાની જાણ કરવાની નથી.
rights-way = કેવી રીતે
rights-way-api = પ્રોગ્રામથી
rights-way-letter = પત્રથી કે જાતે
rights-way-none = કોઈ રીતે નહીં
rights-by-hand = તમારે કરવાનું
rights-tries = પ્રયત્નો
rights-deletion-due = જવાબની મુદત
rights-hint = તેઓ વ્યક્તિને શેનાથી શોધે
rights-hint-what = તેઓ વ્યક્તિને જેનાથી શોધે તે જવાબ મળે ત્યાં સુધી સીલબંધ છે, અને મોડામાં મોડું { $day } ના રોજ નાશ પામે છે. તમે તે ખોલો છો એની નોંધ થાય છે.
rights-hint-go = ખોલો
rights-outcome = તેમનો જવાબ
rights-outcome-what = વ્યક્તિની રસીદ તે બતાવે છે, અને જે નોંધ કોઈ ફરી લખી ન શકે તે તેને સાચવે છે. વ્યક્તિને શોધવાનું સાધન તરત નાશ પામે છે.
rights-outcome-deleted = તેમણે કાઢી નાખ્યું, અથવા કંઈ હતું જ નહીં
rights-outcome-not-deleted = તેઓ ના પાડે છે
rights-outcome-confirm = હા, આ તેમનો જવાબ છે
rights-outcome-go = નોંધો

rights-letter-link-subject = તમારા ડેટાની લિંક
rights-letter-link-body =
    કોઈએ, મોટે ભાગે તમે, { $operator } પાસે આ માગ્યું: { $kind }.

    લિંક તમારું પાનું ખોલે છે. તે એક વાર, ૨૪ કલાક સુધી ચાલે છે. તે તમે ન હો, તો કંઈ ન કરો: લિંક વિના કોઈને કંઈ મળતું નથી.
rights-letter-link-link = મારું પાનું ખોલો
rights-letter-words-subject = તમે લખેલાની લિંક
rights-letter-words-body =
    તમે એક વાર આ સરનામેથી, એકાઉન્ટ વિના, { $operator } ને લખ્યું હતું. તમારું લખેલું અને તેના જવાબો તમારા એકાઉન્ટથી અલગ રખાય છે.

    લિંક તેને ખોલે છે. તે એક વાર, ૨૪ કલાક સુધી ચાલે છે. તમે એ માગ્યું ન હોય, તો કંઈ ન કરો: લિંક વિના કોઈને કંઈ મળતું નથી.
rights-letter-words-link = મારું લખેલું ખોલો
rights-letter-unknown-subject = તમારા સરનામા હેઠળ કંઈ રાખેલું નથી
rights-letter-unknown-body =
    કોઈએ, મોટે ભાગે તમે, { $operator } ને પૂછ્યું કે આ ઇમેઇલ સરનામા હેઠળ શું રાખેલું છે. જવાબ: કંઈ નહીં.

    પ્રી-સેવ કર્યું હતું? તે ફક્ત રસીદના પાના પરથી મળે છે, કારણ કે તમારું સરનામું અમે જાણતા જ નથી. બીજી વાત માટે લખો: { $contact }.
rights-letter-unknown-link = તમારા અધિકાર
rights-letter-correction-subject = તમારા નવા ઇમેઇલ સરનામાની ખાતરી કરો
rights-letter-correction-body =
    કોઈ { $operator } ના એકાઉન્ટ માટે આ સરનામું વાપરવા માગે છે.

    તે તમે હો, તો લિંક ખોલો અને ૨૪ કલાકમાં ખાતરી કરો. ન હો, તો કંઈ ન કરો.
rights-letter-correction-link = સરનામાની ખાતરી કરો
rights-letter-lifted-subject = તમારો ડેટા ફરી વપરાશે
rights-letter-lifted-body =
    તમે { $operator } ને તમારો ડેટા રાખવા અને ન વાપરવા કહ્યું હતું. તમારી ઇચ્છા મુજબ તે હવે પૂરું થાય છે.

    તે તમે ન હો, તો તરત ફરી રોકી શકો છો.
rights-letter-lifted-link = તમારા અધિકાર
rights-letter-answer-subject = તમારા ડેટા વિશે અમારો જવાબ
rights-letter-answer-body =
    તમારા ડેટા વિશે તમે જે પૂછ્યું, તેનો { $operator } તરફથી જવાબ:

    { $words }
rights-letter-delay-subject = અમારા જવાબમાં વધુ સમય લાગશે
rights-letter-delay-body =
    અમારો જવાબ તમને આ દિવસ સુધીમાં મળશે: { $day }. કારણ:

    { $words }
rights-letter-alarm-subject = ડેટા વિશેની માગણીઓ તમારા જવાબની રાહ જુએ છે
rights-letter-alarm-body = આવતા પાંચ દિવસમાં: { $soon }. સમય વીતી ગયો: { $late }.
rights-letter-alarm-link = યાદી ખોલો
rights-letter-deletion-subject = કૃપા કરીને એક વ્યક્તિનો ડેટા કાઢી નાખો: { $number }
rights-letter-deletion-body =
    { $operator } એ એક વ્યક્તિનો ડેટા ભૂંસ્યો છે. અમારા પ્રોસેસર તરીકે તમને આ સરનામાના પત્રો મળ્યા હતા: { $hint }

    તેમાંથી તમારી પાસે હજી જે હોય તે, જેમ કે લૉગ અને કતારો, કૃપા કરીને કાઢી નાખો (GDPR કલમ ૧૭, ૧૯ અને ૨૮(૩)(e)), અને થઈ જાય ત્યારે { $contact } પર { $number } નંબર સાથે અમને જણાવો.
rights-letter-told-subject = ભૂંસવાની જાણ બીજાઓને કરવાની છે
rights-letter-told-body = તમારે કહેવાનું: { $hand }. ના પાડી: { $refused }. ૩૦ દિવસથી મૌન: { $unanswered }.
rights-letter-told-link = યાદી ખોલો

problem-rights-kind = તમે શું માગો છો તે પસંદ કરો
problem-rights-words = કંઈક લખો, વધુમાં વધુ { $most } અક્ષર
problem-rights-purpose = આ ઉપયોગ એ રીતે રોકી શકાતો નથી
problem-rights-language = ભાષાઓમાંથી એક પસંદ કરો
problem-rights-confirm = કંઈ ભૂંસ્યું નથી: પહેલાં ખાતરી કરો
problem-rights-outcome = તેમનો જવાબ પસંદ કરો અને ખાતરી આપો
problem-rights-extended = આ એક વાર મુલતવી રખાઈ ચૂકી છે, તેનો સમય પૂરો થયો છે, અથવા બંધ છે
problem-rights-successor = આ સરનામે એવું બીજું કોઈ અહીં મળતું નથી જે સાઇટ સંભાળી શકે
