## નોંધપોથી અને પત્રકો.

accountability-title = જવાબદારી
accountability-what = અહીં જે નક્કી થયું, ચકાસાયું કે ભૂંસાયું તે એવી નોંધપોથીમાં લખાય છે જેને પછીથી કોઈ છાનામાના બદલી શકતું નથી. તે બધા માટે ખુલ્લી છે અને કોઈ વ્યક્તિ વિશે કંઈ કહેતી નથી.
accountability-watch = નોંધપોથીની સ્થિતિ
accountability-watch-never = હજી ચકાસણી થઈ નથી. તે દિવસમાં બે વાર થાય છે.
accountability-watch-sound = { $at } ના રોજ ચકાસી: બધું બરાબર છે.
accountability-watch-failed = { $at } ના રોજ ચકાસી: કંઈક મળતું નથી. શું છે તે જોવા હમણાં ચકાસો.
accountability-check-now = આખી નોંધપોથી હમણાં ચકાસો
accountability-check-sound = { $n ->
    [0] હમણાં જ ચકાસી: નોંધપોથીમાં હજી કંઈ નથી.
    [one] હમણાં જ ચકાસી: { $n } નોંધ સહી કરેલા દરેક મુકામ સાથે બરાબર મળે છે.
   *[other] હમણાં જ ચકાસી: બધી { $n } નોંધ સહી કરેલા દરેક મુકામ સાથે બરાબર મળે છે.
}
accountability-check-broken = { $n ->
    [one] હમણાં જ ચકાસી: { $n } વાત મળતી નથી. કોઈએ ડેટાબેઝમાં નોંધપોથી બદલી છે.
   *[other] હમણાં જ ચકાસી: { $n } વાત મળતી નથી. કોઈએ ડેટાબેઝમાં નોંધપોથી બદલી છે.
}
accountability-fault-missing = નોંધ { $position } ખૂટે છે.
accountability-fault-surplus = નોંધ { $position } નોંધપોથીના અંત પછી છે.
accountability-fault-hash = સ્તર { $level }, જગ્યા { $place } નો હેશ તેની નોંધો સાથે મળતો નથી.
accountability-fault-root = { $size } નોંધનો મુકામ બીજી નોંધો માટે સહી થયો હતો.
accountability-fault-signature = { $size } નોંધના મુકામ પર નોંધપોથીની ચાવીની સહી નથી.
accountability-fault-cut = એક વાર { $size } નોંધ માટે સહી થઈ હતી, અને હવે ઓછી છે: કોઈએ જૂનો ડેટાબેઝ પાછો મૂક્યો છે.
accountability-fault-replaced = પહેલી { $size } નોંધ તે નથી જેના માટે સહી થઈ હતી: કોઈએ જૂનો ડેટાબેઝ પાછો મૂક્યો છે કે નોંધપોથી નવેસરથી લખી છે.
accountability-fault-mark = ચાવીની બાજુમાં રાખેલા મુકામ પર તે ચાવીની સહી નથી.
accountability-not-signed = આનો ખુલાસો ન થાય ત્યાં સુધી નવું કંઈ સહી થતું નથી.
accountability-unwitnessed = સાક્ષી વિના.
accountability-unwitnessed-what = આ સ્થાપનની બહારનું કોઈ અમારા મુકામો પર સાથે સહી કરતું નથી. જેણે પહેલાંનો કોઈ મુકામ સાચવ્યો હોય તેને તે પહેલાંની વાતમાં થયેલો દરેક ફેરફાર દેખાય છે; જેણે એક પણ ન સાચવ્યો હોય તેણે અમારા પર ભરોસો રાખવો પડે છે કે નોંધપોથી એક જ છે. અત્યારે એક સાચવો, અને પછીના સાથે સરખાવો.
accountability-checkpoint = સહી કરેલો મુકામ
accountability-checkpoint-none = હજી કંઈ સહી થયું નથી.
accountability-checkpoint-what = { $n ->
    [one] છેલ્લા મુકામમાં { $n } નોંધ છે; { $at } ના રોજ ખાતરી થઈ.
   *[other] છેલ્લા મુકામમાં { $n } નોંધ છે; { $at } ના રોજ ખાતરી થઈ.
}
accountability-verifier = આ ચાવીથી કોઈ પણ તેને ચકાસી શકે છે:
accountability-registers = પત્રકો
accountability-entries = નોંધો, નવી પહેલાં
accountability-none = હજી કંઈ લખાયું નથી.
accountability-position = ક્રમ
accountability-kind = શું
accountability-at = ક્યારે (UTC)
accountability-facts = ખુલ્લી વિગતો
accountability-proof = પુરાવો
accountability-older = જૂની નોંધો
accountability-kind-policy_version = નીતિની આવૃત્તિ
accountability-kind-proof = વચનોની ચકાસણી
accountability-kind-rights_request = હકો વિશેની વિનંતી
accountability-kind-erasure = ભૂંસવાનું કામ
accountability-kind-operator_access = સંચાલકે અંગત માહિતી જોઈ
accountability-kind-incident = ઘટના
accountability-kind-restored = બૅકઅપમાંથી પાછું લાવ્યા
accountability-kind-unknown = આ આવૃત્તિ જેને ઓળખતી નથી

accountability-processors = અમારી પાસેથી માહિતી કોને મળે છે
accountability-processors-what = અંગત માહિતી ફક્ત આમની પાસે જ જઈ શકે છે. પ્રોગ્રામ આ પાના પર લખેલાં સરનામાં સિવાય ક્યાંય જોડાતો નથી.
accountability-processors-none = કોઈને નહીં. અહીંથી અંગત માહિતી ક્યાંય જતી નથી.
accountability-asked = જેમને પૂછાય છે અને કોઈ વિશે કંઈ કહેવાતું નથી
accountability-asked-what = રિલીઝ ક્યાં સાંભળી શકાય તે પ્રોગ્રામ આ કૅટલૉગને પૂછે છે. તે સંગીતના કોડ અને નંબર મોકલે છે; કોઈ વ્યક્તિની માહિતી તેમને મોકલી શકાતી નથી.
accountability-party = નામ
accountability-country = દેશ
accountability-safeguard = સુરક્ષાની ખાતરી
accountability-why = શા માટે
accountability-receives = તેમને શું મળે છે
accountability-hosts = સર્વરનાં સરનામાં

accountability-changes = ફેરફારો
accountability-changes-what = કોણ મેળવનાર બન્યું, કોણ હવે નથી, અને ગોપનીયતા નીતિની કઈ આવૃત્તિથી; જે જાહેર થયું છે અને હજી અમલમાં નથી તે પણ.
accountability-changes-feed = ફીડ લો (Atom)
accountability-changes-none = કોઈ નવું મેળવનાર બન્યું નથી, અને કોઈ ઓછું થયું નથી.
accountability-change-coming = આવૃત્તિ { $n }: જાહેર થઈ છે, { $day } થી
accountability-change-since = આવૃત્તિ { $n }: { $day } થી

accountability-ropa = માહિતી વપરાશનું પત્રક
accountability-ropa-what = GDPR ની કલમ ૩૦ જે લખી રાખવા કહે છે તે; પ્રોગ્રામ જે જાહેરાતો પ્રમાણે ચાલે છે તેમાંથી જ બનેલું.
accountability-ropa-csv = કોષ્ટક તરીકે (CSV)
accountability-ropa-jsonld = મશીનો માટે (JSON-LD, Data Privacy Vocabulary)
accountability-ropa-controller = (a) જવાબદાર સંસ્થા
accountability-ropa-address = (a) સરનામું
accountability-ropa-contact = (a) સંપર્ક
accountability-ropa-officer = (a) ડેટા સુરક્ષા અધિકારી
accountability-ropa-purpose = (b) હેતુ
accountability-ropa-basis = કાનૂની આધાર
accountability-ropa-subjects = (c) કોની માહિતી
accountability-ropa-data = (c) કઈ માહિતી
accountability-ropa-recipients = (d) મેળવનારા
accountability-ropa-transfers = (e) બીજા દેશોમાં મોકલવું
accountability-ropa-limits = (f) ક્યારે ભૂંસાય છે
accountability-ropa-measures = (g) રક્ષણ
accountability-basis-consent = સંમતિ
accountability-basis-contract = કરાર, અથવા તે પહેલાંનાં પગલાં
accountability-basis-legal_obligation = કાનૂની ફરજ
accountability-basis-legitimate_interest = કાયદેસરનું હિત
accountability-subject-fan = પ્રી-સેવ કરનારા ચાહકો
accountability-subject-member = આ પ્રોગ્રામથી કામ કરનારા લોકો
accountability-subject-everyone = જેમના વિશે કંઈક રખાય છે તે બધા
accountability-subject-requester = પોતાના હકો વિશે પૂછનારા લોકો
accountability-recipient-none = અહીંની બહાર કોઈ નહીં
accountability-transfer-none = કંઈ નહીં: કોઈ મેળવનાર યુરોપિયન ઇકોનોમિક એરિયાની બહાર નથી
accountability-measure-purpose = માહિતી ફક્ત જાહેર કરેલા હેતુ માટે, અને સંમતિ, વાંધા તથા મર્યાદા રજા આપે ત્યાં સુધી જ ખૂલે છે
accountability-measure-log = મહત્ત્વના ફેરફારો એવી નોંધપોથીમાં લખાય છે જે છાનામાના બદલી શકાતી નથી
accountability-measure-sealed = વ્યક્તિની પોતાની ચાવીથી બંધ; દરેક ભૂંસવા સાથે તે ચાવીનો નાશ થાય છે
accountability-measure-hosts = જાહેર કરેલાં સરનામે ફક્ત જાહેર કરેલી વિગતો જાય છે, અને દરેક વાર પહેલાં નોંધ થાય છે

accountability-incidents = ઘટનાઓ
accountability-incidents-what = અંગત માહિતીનો દરેક ભંગ અહીં લખાય છે, જેની કોઈને જાણ કરવી જરૂરી ન હોય તે પણ (કલમ ૩૩(૫)). ખુલ્લી નોંધપોથી કહે છે કે કંઈક લખાયું, શું લખાયું તે નહીં.
accountability-incidents-none = હજી સુધી કંઈ બન્યું નથી.
accountability-incident = ઘટના
accountability-incident-new = ઘટના લખો
accountability-incident-no-names = લોકોના પ્રકાર અને સંખ્યા લખો, નામ કે સરનામાં ક્યારેય નહીં.
accountability-incident-open = લખી રાખો
accountability-incident-save = સાચવો
accountability-incident-notify = સત્તામંડળને જાણ કરી દીધી
accountability-incident-close = આ ઘટના બંધ કરો
accountability-crumbs = તમે ક્યાં છો
accountability-error-mark = ભૂલ:
accountability-problems = કેટલાંક ખાનાં ફરી જોવાની જરૂર છે
accountability-clock-running = { $n ->
    [0] સત્તામંડળને જાણ કરવા એક કલાકથી ઓછો સમય બાકી છે, { $at } UTC સુધી.
    [one] સત્તામંડળને જાણ કરવા { $n } કલાક બાકી છે, { $at } UTC સુધી.
   *[other] સત્તામંડળને જાણ કરવા { $n } કલાક બાકી છે, { $at } UTC સુધી.
}
accountability-clock-overdue = ૭૨ કલાક { $at } UTC એ પૂરા થયા. સત્તામંડળને હમણાં જ જાણ કરો, અને મોડું કેમ થયું તે પણ કહો (કલમ ૩૩(૧)).
accountability-clock-told = સત્તામંડળને { $at } UTC એ જાણ કરી.
accountability-clock-closed = { $at } UTC એ બંધ કરી.
accountability-field-nature = શું બન્યું
accountability-hint-nature = ભંગનો પ્રકાર, થોડાં વાક્યોમાં.
accountability-field-categories = કોની અને કઈ માહિતી
accountability-hint-categories = લોકોના અને નોંધોના પ્રકાર.
accountability-field-people = કેટલા લોકો
accountability-hint-people = આશરે; કોઈ ન હોય તો ૦.
accountability-field-records = કેટલી નોંધો
accountability-hint-records = આશરે; કોઈ ન હોય તો ૦.
accountability-field-consequences = તેનાથી શું થઈ શકે
accountability-hint-consequences = લોકો પર થનારી સંભવિત અસરો.
accountability-field-measures = તે વિશે શું કર્યું
accountability-hint-measures = લીધેલાં કે સૂચવેલાં પગલાં, નુકસાન ઘટાડનારાં પણ.
accountability-field-discovered_at = ક્યારે ખબર પડી (UTC)
accountability-hint-discovered_at = ૭૨ કલાક અહીંથી ગણાય છે.
problem-accountability-missing = આ ખાલી ન રહી શકે; ખબર ન હોય તો એમ લખો
problem-accountability-long = વધુમાં વધુ ૪,૦૦૦ અક્ષર, અદૃશ્ય નિયંત્રણ ચિહ્નો વિના
problem-accountability-number = અહીં ૦ કે તેથી વધુ પૂર્ણ સંખ્યા લખો
problem-accountability-instant = દિવસ અને સમય લખો, જેમ કે 2026-11-22T12:00
problem-accountability-future = આ ક્ષણ હજી આવી નથી
accountability-notices = જાણ કરવાના મુસદ્દા
accountability-notices-what = ઉપર લખેલા પરથી બનેલા. તમારા શબ્દો તમે જે ભાષામાં લખ્યા તેમાં જ રહે છે.
accountability-language = ગુજરાતી
accountability-authority-subject = { $operator } માં અંગત માહિતીના ભંગની જાણ
accountability-notice-nature = { $discovered } (UTC) એ અમને અંગત માહિતીના ભંગની ખબર પડી. શું બન્યું: { $nature }
accountability-notice-numbers = કોને અને શાને લાગુ પડે છે: { $categories }. આશરે { $people } લોકો અને { $records } નોંધો.
accountability-notice-consequences = તેનાથી શું થઈ શકે: { $consequences }
accountability-notice-measures = અમે શું કર્યું અને શું કરીશું: { $measures }
accountability-notice-contact = પ્રશ્નો હોય તો અમારો સંપર્ક કરો: { $contact }.
accountability-notice-to = પ્રતિ: { $authority }
accountability-notice-late = આ જાણ ખબર પડ્યાના ૭૨ કલાક પછી થઈ રહી છે. કારણો: …
accountability-notice-more = જે હજી ખબર નથી તે ખબર પડતાં જ જણાવીશું.
accountability-notice-dpo = પ્રશ્નોના જવાબ અમારા ડેટા સુરક્ષા અધિકારી આપે છે: { $contact }.
accountability-notice-drill = કવાયત. આમાંનું કંઈ બન્યું નથી; આ મોકલશો નહીં.
accountability-notice-download = લખાણ રૂપે ડાઉનલોડ કરો
accountability-reader-authority = સત્તામંડળને
accountability-reader-people = જેમને લાગુ પડે છે તે લોકોને
accountability-people-subject = { $operator } માં તમારી માહિતીનું શું થયું
accountability-people-nature = { $discovered } (UTC) એ અમને ખબર પડી કે અંગત માહિતી ખોવાઈ છે, કે જેની પાસે ન હોવી જોઈએ તેની પાસે પહોંચી છે. શું બન્યું: { $nature }
accountability-people-whose = કોને અને શાને લાગુ પડે છે: { $categories }.
accountability-people-complaint = તમે સત્તામંડળને ફરિયાદ કરી શકો છો: { $authority }.
accountability-drill = કવાયત
accountability-drill-this = આ કવાયત છે: આમાંનું કંઈ બન્યું નથી, અને કોઈને જાણ થતી નથી.
accountability-drill-box = આ કવાયત છે: અમે ફક્ત મહાવરો કરીએ છીએ
accountability-drill-never = હજી એક પણ કવાયત લખાઈ નથી. ખરેખર કંઈ બને તે પહેલાં, વર્ષમાં એક વાર મહાવરો કરો.
accountability-drill-fresh = { $n ->
    [0] છેલ્લી કવાયત આજે થઈ.
    [one] છેલ્લી કવાયત { $n } દિવસ પહેલાં થઈ.
   *[other] છેલ્લી કવાયત { $n } દિવસ પહેલાં થઈ.
}
accountability-drill-due = { $n ->
    [one] છેલ્લી કવાયત { $n } દિવસ પહેલાં થઈ: હવે બીજીનો સમય છે.
   *[other] છેલ્લી કવાયત { $n } દિવસ પહેલાં થઈ: હવે બીજીનો સમય છે.
}
