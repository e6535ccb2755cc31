## Agreeing to a pre-save.

presave-heading = આ રિલીઝ બહાર પડે એ દિવસે તેને તમારી { $service } લાઇબ્રેરીમાં સેવ કરો
presave-heading-now = આ રિલીઝ તમારી { $service } લાઇબ્રેરીમાં સેવ કરો
presave-terms-what = અમે શું કરીએ છીએ
presave-terms-what-before = { $day }ના રોજ અમે “{ $title }” માટે તમે નીચે ટિક કરો એ કરીશું. એક જ વાર. બીજું કંઈ નહીં.
presave-terms-what-now = તે બહાર પડી ચૂકી છે, એટલે અમે “{ $title }” માટે તમે નીચે ટિક કરો એ તરત કરીશું. એક જ વાર. બીજું કંઈ નહીં.
presave-terms-who = કોણ કરે છે
presave-terms-who-is = { $operator }, જે આ સાઇટ ચલાવે છે. કઈ પરવાનગી વપરાય છે અને શું ઉમેરવાનું છે તે { $service }ને જણાવાય છે.
presave-terms-permission = પરવાનગી
presave-terms-permission-rest = નીચેનાં ખાનાં માટે જરૂરી હોય એટલી જ, દરેકની બાજુમાં તેનું નામ છે. તમારી પ્રોફાઇલ, ઇમેઇલ સરનામું અને તમે શું સાંભળો છો એ વંચાતું નથી.
presave-terms-kept = કેટલો સમય રખાય છે
presave-terms-kept-until = સેવ થઈ જાય ત્યાં સુધી, અને કોઈ પણ સંજોગોમાં { $end } પછી નહીં. ત્યાર બાદ પરવાનગીનો નાશ થાય છે, અને ક્યારે એ તમારી રસીદ કહે છે.
presave-terms-change = તમારો વિચાર બદલાય તો
presave-terms-change-how = એ પહેલાં ગમે ત્યારે તમારી રસીદ પરથી રદ કરો. એકાઉન્ટની જરૂર નથી. { $service } પર તમે જાતે પણ પરવાનગી પાછી લઈ શકો છો:
presave-agreement = હું સંમત છું કે આ રિલીઝ બહાર પડે કે તરત તેને મારી Spotify લાઇબ્રેરીમાં, user-library-modify નામની એક જ પરવાનગી વડે, ઉમેરવામાં આવે, અને એ થઈ જાય એટલે એ પરવાનગીનો નાશ કરવામાં આવે.
presave-heading-wish = બહાર પડે એ દિવસે { $service } પર હાજર રહો
presave-heading-wish-now = { $service } પર હાજર રહો
presave-terms-early = તે રિલીઝ પહેલાં પૂરી થાય છે
presave-ends-early = { $service }ની પરવાનગી મોડામાં મોડી { $end }ના રોજ પૂરી થાય છે, અને રિલીઝ { $day }ના રોજ બહાર પડે છે. તમે હમણાં આપી શકો છો: તે પૂરી થાય એ પહેલાં તમારી રસીદ નવી માગશે. એ વિના કંઈ નહીં થાય.
presave-agreement-spotify-follow = હું સંમત છું કે આ રિલીઝ બહાર પડે કે તરત મારા Spotify એકાઉન્ટથી કલાકારને ફૉલો કરાય, માત્ર user-follow-modify પરવાનગીથી, અને એ થઈ જાય એટલે પરવાનગી નાશ કરાય.
presave-agreement-spotify-playlist = હું સંમત છું કે આ રિલીઝ બહાર પડે કે તરત મારા Spotify એકાઉન્ટમાં તે રિલીઝવાળી, મારી પ્રોફાઇલમાં ન દેખાતી પ્લેલિસ્ટ બનાવાય, માત્ર playlist-modify-private પરવાનગીથી, અને એ થઈ જાય એટલે પરવાનગી નાશ કરાય.
presave-agreement-youtube-like = હું સંમત છું કે આ વીડિયો બહાર પડે કે તરત મારા YouTube એકાઉન્ટથી તેને લાઇક કરાય, માત્ર youtube.force-ssl પરવાનગીથી, અને એ થઈ જાય એટલે પરવાનગી પાછી અપાય અને નાશ કરાય.
presave-agreement-youtube-playlist = હું સંમત છું કે આ વીડિયો બહાર પડે કે તરત મારા YouTube એકાઉન્ટની પ્લેલિસ્ટમાં મુકાય, માત્ર મને દેખાતી નવી પ્લેલિસ્ટમાં અથવા મારી રસીદ પર હું પસંદ કરું એ મારી પ્લેલિસ્ટમાં, માત્ર youtube.force-ssl પરવાનગીથી, અને એ થઈ જાય એટલે પરવાનગી પાછી અપાય અને નાશ કરાય.
presave-agreement-apple = હું સંમત છું કે આ રિલીઝ બહાર પડે કે તરત મારી Apple Music લાઇબ્રેરીમાં ઉમેરાય, Apple મારી લાઇબ્રેરી માટે આપે છે એ પ્રવેશથી, અને એ થઈ જાય એટલે એ પ્રવેશ અહીં નાશ કરાય.
presave-agreement-deezer = હું સંમત છું કે આ રિલીઝ બહાર પડે કે તરત Deezer પર મારા મનપસંદમાં ઉમેરાય, basic_access, manage_library અને offline_access પરવાનગીઓથી, અને એ થઈ જાય એટલે પરવાનગી અહીં નાશ કરાય.
presave-scope-library = આ પરવાનગી તમારી લાઇબ્રેરીમાં ઉમેરવા અને કાઢવા દે છે. તેનું નામ છે
presave-scope-follow = આ પરવાનગી કલાકારોને ફૉલો કરવા અને ફૉલો બંધ કરવા દે છે. તેનું નામ છે
presave-scope-playlist = આ પરવાનગી તમારી પ્રોફાઇલમાં ન દેખાતી પ્લેલિસ્ટ બનાવવા અને બદલવા દે છે. તેનું નામ છે
presave-scope-youtube = Googleની કોઈ પરવાનગી આનાથી ઓછું આપતી નથી: તે તમારા વીડિયો, રેટિંગ અને ટિપ્પણીઓ જોવા, બદલવા અને કાઢી નાખવા પણ દે છે. અમે એમાંનું કંઈ કરતા નથી. તેનું નામ છે
presave-scope-apple = આ પ્રવેશ તમારી લાઇબ્રેરી વાંચવા અને બદલવા દે છે. તેનું નામ છે
presave-scope-deezer = આ પરવાનગીઓ તમારું નામ અને ચિત્ર વાંચવા તથા પછીથી પણ તમારા મનપસંદ બદલવા દે છે. તેમનાં નામ છે
presave-zone = કોની ઘડિયાળ ગણાય?
presave-zone-what = તે દરેક જગ્યાની મધરાતે બહાર પડે છે. { $zone } માટે એ { $at } છે. તમે બીજી ઘડિયાળ પ્રમાણે રહેતા હો તો બીજો ઝોન પસંદ કરો.
presave-problem-zone = સમય ઝોન: યાદીમાંથી એક પસંદ કરો.
presave-born = તમારો જન્મ ક્યારે થયો?
presave-born-kept = અમે એ એક જ વાર જોઈએ છીએ અને રાખતા નથી.
presave-go = { $service } પર આગળ વધો
presave-next = હવે પછી { $service } તમને પૂછશે. ત્યાં પણ તમે ના પાડી શકો છો.
presave-problem-title = એક વાત બાકી છે
presave-problem-agree = તમારી સંમતિ: આગળ વધવા માટે કોઈ ખાનું ટિક કરો, અથવા આ પાનું છોડી દો અને કંઈ નહીં થાય.
presave-problem-agree-here = સંમત હો તો કોઈ ખાનું ટિક કરો. એ વિના અમે કંઈ માગી શકતા નથી.
presave-problem-born = તમારો જન્મદિવસ: દિવસ, મહિનો અને વર્ષ લખો.
presave-error-prefix = ભૂલ: { $title }

## When there is no form, or the way back leads nowhere.

presave-back = { $title } પર પાછા જાઓ
presave-be-reminded = ઇમેઇલ કે કૅલેન્ડરથી યાદ મેળવો
presave-inside = { $service } ઍપની અંદર કોઈને સાઇન ઇન કરવા દેતું નથી
presave-inside-what = ઍપના પોતાના બ્રાઉઝરમાં Google સાઇન ઇન નકારે છે. આ સરનામું તમારા પોતાના બ્રાઉઝરમાં ખોલો, કે બીજી રીતે યાદ મેળવો.
presave-start-again = ફરી શરૂ કરો
presave-not-live = { $service } વડે પ્રી-સેવ અહીં ચાલુ નથી
presave-not-live-what = આ સાઇટ ચલાવનારા લોકોએ તેને { $service } સાથે જોડી નથી, એટલે આ રીતે કંઈ સેવ થઈ શકતું નથી. પેજ પરનું બીજું બધું કામ કરે છે.
presave-not-yet = પ્રી-સેવ અહીં પછી શરૂ થશે
presave-not-yet-what = આ સાઇટ પર એ નવું છે. તેની ગોપનીયતા નીતિ વચન આપે છે કે આવી વાત શરૂ થવાના ત્રીસ દિવસ પહેલાં કહેવાશે, અને એ દિવસો હજી પૂરા થયા નથી. ત્યારે ફરી આવજો; પેજ પરનું બીજું બધું કામ કરે છે.
presave-closed = આ પ્રી-સેવ તમારા માટે ખુલ્લું નથી
presave-closed-what = આ સંગીતની રાહ જોવા બદલ આભાર. અમે તમારી પાસેથી પ્રી-સેવ લઈ શકતા નથી, અને તમે લખેલું કંઈ રખાયું નથી. સંગીત તો બહાર પડશે જ: એ દિવસે આવીને સાંભળો.
presave-unknown = આ સાઇન-ઇન અમે ઓળખતા નથી
presave-unknown-what = તે અહીં શરૂ થયું નહોતું, અથવા પૂરું થઈને ભુલાઈ ગયું છે. કશાનો સંગ્રહ થયો નથી.
presave-other-browser = આ સાઇન-ઇન બીજા બ્રાઉઝરમાં શરૂ થયું હતું
presave-other-browser-what = જે બ્રાઉઝરમાં સંમતિ આપી હતી તેમાં પાછા આવો, અથવા અહીં ફરી શરૂ કરો. કશાનો સંગ્રહ થયો નથી.
presave-used = આ સાઇન-ઇન પહેલેથી વપરાઈ ગયું છે
presave-used-what = દરેક સાઇન-ઇન એક જ વાર ગણાય છે. જો એ તમે હતા, તો તમારી રસીદ બીજા ટૅબમાં ખુલ્લી છે અથવા તમારી હિસ્ટરીમાં છે. એ સિવાય કંઈ કરવામાં આવ્યું નથી.
presave-late = આ સાઇન-ઇનને બહુ વાર લાગી
presave-late-what = તે પંદર મિનિટ કરતાં વધુ સમય ખુલ્લું રહ્યું, એટલે અમે તેને જવા દીધું. કંઈ સેવ થયું નથી, કંઈ રખાયું નથી.
presave-unreadable = { $service } પરથી આવેલો આ જવાબ વાંચી શકાતો નથી
presave-unreadable-what = સરનામામાં કંઈક ખૂટે છે. કશાનો સંગ્રહ થયો નથી.
presave-denied = તમે { $service } પર ના પાડી, અને એમાં કશું ખોટું નથી
presave-denied-what = કંઈ સેવ થયું નથી, કંઈ રખાયું નથી. સંગીત તો તોય બહાર પડશે.
presave-unticked = એ એક પરવાનગી આપવાની રહી ગઈ
presave-unticked-what = એ વિના અમે ત્યાં તમારા માટે કંઈ કરી શકતા નથી. કંઈ સેવ થયું નથી, કંઈ રખાયું નથી.
presave-trouble = { $service } આ પૂરું કરી શક્યું નહીં
presave-trouble-what = મુશ્કેલી તેમની કે અમારી છે, તમારી નહીં. કંઈ સેવ થયું નથી, કંઈ રખાયું નથી; તમે ફરી શરૂ કરી શકો છો. તેમ છતાં { $service } આ એપને તમારી એપ્સમાં બતાવે, તો તમે તેને { $apps } પર કાઢી શકો છો.
presave-gone = આ લિંક પાછી લઈ લેવાઈ છે
presave-gone-what = તમે { $service } પર હતા ત્યારે તેને બનાવનારા લોકોએ તે હટાવી લીધી. કંઈ સેવ થયું નથી, કંઈ રખાયું નથી.
presave-no-receipt = આ સરનામે કોઈ રસીદ નથી
presave-no-receipt-what = તે ભૂંસી નખાઈ છે, અથવા તેનો સમય પૂરો થયો અને તે જે જાણતી હતી એ બધું તેની સાથે ગયું, અથવા સરનામું અધૂરું છે. બતાવવા કે રદ કરવા જેવું કંઈ બચ્યું નથી.

## The receipt.

presave-waiting = રિલીઝના દિવસની રાહ જોવાય છે
presave-waiting-what = તમારું પ્રી-સેવ નોંધાઈ ગયું છે. હવે બીજું કંઈ કરવાનું નથી.
presave-late-waiting = હજી સેવ થઈ નથી
presave-late-waiting-what = રિલીઝ બહાર પડી ગઈ છે. અમે પ્રયાસ ચાલુ રાખીએ છીએ, હવે પછીનો { $at } વાગ્યે.
presave-soon = સેવ થઈ રહી છે
presave-soon-what = રિલીઝ બહાર પડી ગઈ છે અને તમારો વારો ક્ષણભરમાં આવે છે.
presave-saved = તમારી લાઇબ્રેરીમાં સેવ થઈ
presave-saved-what = “{ $title }” તમારી { $service } લાઇબ્રેરીમાં છે.
presave-renewed = તમારી પરવાનગી નવી થઈ
presave-renewed-what = તે જૂનીની જગ્યાએ આવી છે અને વધુ સમય ચાલે છે. તમારી રસીદ પર પાછા જાઓ: તે તમારા બુકમાર્કમાં અથવા આ બ્રાઉઝરના ઇતિહાસમાં છે.
presave-queued = વારાની રાહ જુએ છે
presave-queued-what = રિલીઝ બહાર પડી છે. { $service } અમને દિવસમાં અમુક જ કરવા દે છે, અને દરેકનો વારો આવે છે: તમારો { $day }ના રોજ અપેક્ષિત છે.
presave-done = { $service } પર થઈ ગયું
presave-done-what = “{ $title }” માટે તમે જે કહ્યું હતું તે થઈ ગયું.
presave-renew-title = તમારી પરવાનગી રિલીઝ પહેલાં પૂરી થાય છે.
presave-renew-what = હમણાં નવી આપો, અને એ દિવસે તે હશે. તમે એ જ વાત પર ફરી સંમત થાઓ છો:
presave-renew = પરવાનગી નવી કરો
presave-acts = તમે શું કહ્યું હતું
presave-act-save = લાઇબ્રેરીમાં ઉમેરવી
presave-act-follow = કલાકારને ફૉલો કરવા
presave-act-playlist = પ્લેલિસ્ટમાં મૂકવી
presave-act-like = વીડિયો લાઇક કરવો
presave-act-open = હજી બાકી છે.
presave-act-done = થઈ ગયું.
presave-act-refused = શક્ય નથી.
presave-act-again = તમારી જરૂર છે.
presave-act-unsure = કોઈ જાણતું નથી.
presave-reason-unsure = { $service }એ કહ્યું નથી કે તેણે એ કર્યું કે નહીં. એ બે વાર ન થાય એટલે અમે બીજી વાર પૂછતા નથી: કૃપા કરી તમારા એકાઉન્ટમાં જુઓ.
presave-needs-again = { $service }ને ફરી તમારી જરૂર છે
presave-needs-again-what = તમારી પરવાનગી હવે કામ કરતી નથી, એટલે અમે રિલીઝ સેવ કરી શક્યા નહીં. તે ખોવાઈ નથી: એક વાર ફરી સંમતિ આપો અને અમે તેને સેવ કરીશું.
presave-no-place = { $service } પર તેના માટે જગ્યા ન મળી
presave-no-place-what = જે પ્લેલિસ્ટમાં તે મૂકવાનું હતું તે હવે તેને લેતી નથી, એટલે તે ક્યાંય મુકાયું નથી. તે ખોવાયું નથી: એક વાર ફરી સંમતિ આપો અને તે નવી પ્લેલિસ્ટમાં જશે.
presave-refused = { $service }એ સેવ કરવાની ના પાડી
presave-refused-what = અમે પ્રયાસ કર્યો, પણ { $service } આ રિલીઝ તમારી લાઇબ્રેરીમાં ઉમેરવા તૈયાર ન થયું. અમે ફરી પ્રયાસ કરતા નથી.
presave-cancelled = રદ થયું
presave-cancelled-what = આ પ્રી-સેવ રદ કરવામાં આવ્યું છે. તમારી લાઇબ્રેરીમાં કંઈ ઉમેરાશે નહીં.
presave-expired = મુદત પૂરી થઈ
presave-expired-what = આ પ્રી-સેવ થઈ શકે એ પહેલાં તેનો સમય પૂરો થઈ ગયો. તમારી લાઇબ્રેરીમાં કંઈ ઉમેરાયું નથી.

presave-listen = સાંભળો
presave-agree-again = ફરી સંમતિ આપો
presave-outgrown = તમે સંમતિ આપી ત્યાર પછી આ પ્રી-સેવ બદલાયું છે
presave-outgrown-what = તે તમારા ડેટા સાથે જે કરે છે, અથવા તેમાં જે ભાગ લે છે, તે હવે તમે જેના માટે સંમતિ આપી હતી તેવું નથી. તેથી તે થોભેલું છે, અને તમારી પરવાનગી વપરાતી નથી. ફરી સંમતિ આપો તો તે આગળ ચાલશે; ના કહો તો પરવાનગીનો નાશ થશે.
presave-refuse = ના, બંધ કરો
presave-elsewhere = બીજે ક્યાંક સાંભળો
presave-bookmark = આ પેજને બુકમાર્ક કરો.
presave-bookmark-why = આ પ્રી-સેવની તમારી એકમાત્ર ચાવી એ જ છે: તમે કોણ છો તે અમે જાણતા નથી, એટલે તે ફરી મોકલી શકતા નથી.
presave-steps = અત્યાર સુધી શું થયું
presave-step-given = પરવાનગી અપાઈ
presave-step-wait = પ્રતીક્ષા
presave-step-wait-for = { $at } સુધી
presave-step-save = { $service } પર થઈ ગયું
presave-step-save-next = રિલીઝ બહાર પડે કે તરત
presave-step-destroy = પરવાનગીનો નાશ થયો
presave-step-destroy-next = સેવ થયા પછી તરત, ગમે તે સંજોગોમાં { $end } સુધીમાં
presave-step-needs-again = ફરી તમારી જરૂર છે
presave-step-refused = { $service }એ ના પાડી
presave-step-cancelled = રદ થયું
presave-step-expired = સમયસર સેવ ન થઈ
presave-times = સમય { $zone }ના છે.

presave-reason-busy = { $service }એ અમને ધીમા પડવા કહ્યું; દરેકનો વારો આવશે.
presave-reason-trouble = { $service }એ જેવો જોઈએ તેવો જવાબ ન આપ્યો.
presave-reason-ours = { $service } પરની અમારી પોતાની ગોઠવણમાં કંઈક ખોટું છે, અને અમને તેની જાણ કરાઈ છે.
presave-reason-no-address = રિલીઝ બહાર પડી ગઈ છે, પણ { $service } પરનું તેનું સરનામું અહીં હજી ખબર નથી.
presave-reason-undecryptable = અત્યારે અમે તમારી પરવાનગી ખોલી શકતા નથી. તે ખોવાઈ નથી, અને આ સાઇટ ચલાવનારા લોકોને જાણ કરાઈ છે.
presave-reason-doubt = { $service }એ એક વાર કહ્યું કે પરવાનગી માન્ય નથી. એ માની લેતાં પહેલાં અમે એક કલાક પછી બીજી વાર પૂછીશું.
presave-reason-held = તમે અમને તમારો ડેટા ન વાપરવા કહ્યું છે, એટલે અમે રાહ જોઈએ છીએ.
presave-reason-not-yet = અમારી ગોપનીયતા નીતિ હજી તેની છૂટ આપતી નથી, એટલે અમે રાહ જોઈએ છીએ.
presave-reason-outgrown = તમે સંમતિ આપી ત્યાર પછી તે બદલાયું છે, એટલે તમે ફરી સંમતિ આપો ત્યાં સુધી અમે રાહ જોઈએ છીએ.
presave-reason-ended-there = { $service }એ પરવાનગી સમાપ્ત કરી: તમે તે ત્યાં પાછી ખેંચી, અથવા તેની મુદત પૂરી થઈ.
presave-reason-ended-together = { $service }એ પરવાનગી સમાપ્ત કરી: તમે તે ત્યાં પાછી ખેંચી, તેની મુદત પૂરી થઈ, અથવા તે તમારા બીજા પ્રી-સેવની પરવાનગી સાથે ગઈ. એક પરવાનગી પાછી અપાય ત્યારે Google આ સાઇટ માટેની એ એકાઉન્ટની બધી પરવાનગીઓ એકસાથે સમાપ્ત કરે છે.
presave-reason-scope = તેના માટેની પરવાનગી નથી.
presave-reason-lost = પરવાનગી હવે રહી નથી.
presave-reason-not-registered = { $service } આ સાઇટને ફક્ત થોડા નોંધાયેલા લોકો માટે જ સેવ કરવા દે છે, અને તમારું એકાઉન્ટ તેમાં નથી.
presave-reason-no-room = { $service } પર તમારા એકાઉન્ટમાં તેના માટે જગ્યા નથી, અથવા તે હવે ત્યાં નથી.
presave-reason-playlist-gone = જે પ્લેલિસ્ટમાં તે મૂકવાનું હતું તે હવે તમારા એકાઉન્ટમાં નથી.
presave-reason-not-possible = { $service } તમારા એકાઉન્ટ માટે આ રિલીઝ સ્વીકારતું નથી.
presave-reason-by-you = તમારા દ્વારા.
presave-reason-by-label = લિંક બનાવનારા લોકોએ તે પાછી લઈ લીધી.
presave-reason-withdrawn = તમે તમારી સંમતિ પાછી ખેંચી.
presave-reason-too-late = જે દિવસ સુધી અમે પરવાનગી રાખી શકીએ તે દિવસ પહેલાં આવી ગયો.

presave-consent = તમે શેના માટે સંમતિ આપી
presave-consent-given = { $at } વાગ્યે, ખાના પર ટિક કરીને.
presave-consent-given-again = { $at } વાગ્યે, “ફરી સંમતિ આપો” દબાવીને.
presave-consent-refused = { $at } વાગ્યે તમે આની ના પાડી.
presave-consent-withdrawn = { $at } વાગ્યે પાછી ખેંચી.
presave-consent-changed = આજે આ સાઇટ પર એ વાક્યના શબ્દો જુદા છે; નીચેનો હૅશ તમે જોયેલા શબ્દોનો છે.
presave-consent-hash = આ શબ્દોનો SHA-256
presave-consent-download = આ પસંદગીની નોંધ સાચવી લો (JSON)
presave-ledger = તમારા વિશે આ સાઇટની બહાર શું ગયું
presave-ledger-empty = હજી કંઈ ગયું નથી.
presave-ledger-line = { $processor }ને: { $datum }
presave-ledger-more = { $n ->
    [one] અગાઉની { $n } લીટી બતાવી નથી.
   *[other] અગાઉની { $n } લીટીઓ બતાવી નથી.
}

presave-yours = તમારા હાથમાં
presave-cancel = આ પ્રી-સેવ રદ કરો
presave-erase = બધું ભૂંસી નાખો
presave-erase-sure = આ પ્રી-સેવ વિશેનું બધું, આ પેજ સાથે, ભૂંસી નાખવું છે? આ પાછું ફેરવી શકાશે નહીં.
presave-erase-yes = હા, બધું ભૂંસી નાખો
presave-export = મારો ડેટા ડાઉનલોડ કરો
presave-rights = તમારા બધા અધિકાર: ઉપયોગ રોકો, વાંધો લો, ફરિયાદ કરો
presave-cancel-what = રદ કરવાથી પરવાનગીનો નાશ થાય છે અને આ પેજ રહે છે. ભૂંસી નાખવાથી આ પેજ પણ જતું રહે છે.
presave-erase-what = ભૂંસી નાખવાથી આ પેજ પણ જતું રહે છે.
presave-apps = તમે ત્યાં જાતે પણ તેને બંધ કરી શકો છો:

## Which playlist of theirs a fan chooses.

presave-playlist-new = રિલીઝના દિવસે તે માત્ર તમને દેખાતી નવી પ્લેલિસ્ટમાં જશે:
presave-playlist-own = રિલીઝના દિવસે તે તમે પસંદ કરેલી તમારી પ્લેલિસ્ટમાં જશે.
presave-playlist-choose = તમારી પ્લેલિસ્ટમાંથી એક પસંદ કરો
presave-playlist-kept = પસંદગી રાખી લીધી છે. રિલીઝ બહાર પડે ત્યાં સુધી તમે તેને બદલી શકો છો.
presave-choose = કઈ પ્લેલિસ્ટ?
presave-choose-what = { $service }એ હમણાં જ અમને તમારી પ્લેલિસ્ટનાં નામ જણાવ્યાં. અમે તે તમને બતાવીએ છીએ અને એકેય રાખતા નથી: માત્ર તમે પસંદ કરો તેનો નંબર, બંધ રીતે, રિલીઝ તેમાં મુકાય ત્યાં સુધી.
presave-choose-new = માત્ર તમને દેખાતી નવી:
presave-choose-none = { $service } પર હજી તમારી કોઈ પ્લેલિસ્ટ નથી. ત્યાં એક બનાવીને પાછા આવો, અથવા નવી જ રહેવા દો.
presave-choose-more = { $service } જે પહેલી પચાસ જણાવે છે તે આ છે.
presave-choose-gone = તમે પહેલાં પસંદ કરેલી પ્લેલિસ્ટ હવે તમારા એકાઉન્ટમાં નથી. બીજી પસંદ કરો.
presave-choose-not-yours = તમારી પસંદગી: એ તમારી પ્લેલિસ્ટમાંની એકેય નથી. યાદીમાંથી એક પસંદ કરો.
presave-choose-go = આ પસંદગી રાખો
presave-choose-back = તમારી રસીદ પર પાછા
presave-choose-closed = અહીં હવે પસંદ કરવા જેવું કંઈ નથી
presave-choose-closed-what = આ પ્રી-સેવ શરૂ થઈ ગયું છે, અથવા પૂરું થયું છે, અથવા તે કોઈ પ્લેલિસ્ટમાં જતું નથી. તે ક્યાં સુધી પહોંચ્યું એ તમારી રસીદ કહે છે.
presave-choose-busy = એક ક્ષણ
presave-choose-busy-what = આ પ્રી-સેવ સાથે હમણાં જ કંઈક થઈ રહ્યું છે. કંઈ બદલાયું નથી: એક મિનિટ પછી ફરી પ્રયત્ન કરો.
presave-choose-held = હમણાં અમે તમારા વતી જોઈ શકતા નથી
presave-choose-held-what = તમે તમારો ડેટા ન વાપરવાનું કહ્યું છે, અથવા તમે સંમતિ આપી ત્યાર પછી પ્રી-સેવ બદલાયું છે. એટલે { $service }ને પૂછ્યું નથી, અને કંઈ બદલ્યું નથી. તમે શું કરી શકો તે તમારી રસીદ કહે છે.
presave-choose-often = એ ઘણી વાર થયું
presave-choose-often-what = { $service } અહીં બધાને એક દિવસમાં જેટલું કરવા દે છે તેમાંથી દરેક વખતે થોડું વપરાય છે. એક કલાક પછી પાછા આવો; તમારી પસંદગી એમ જ રહે છે.
presave-choose-later = હમણાં નહીં
presave-choose-later-what = { $service } અમને હમણાં જેટલું કરવા દે છે તે વપરાઈ ગયું છે. { $at } થી તમે ફરી પસંદ કરી શકશો; પહેલાંની પસંદગી એમ જ રહે છે.
presave-choose-dead = { $service }ને ફરી તમારી જરૂર છે
presave-choose-dead-what = { $service } કહે છે કે તમારી પરવાનગી હવે ચાલતી નથી. માની લેતાં પહેલાં અમે એક કલાક પછી ફરી પૂછીશું. જો તમે તે ત્યાં પાછી ખેંચી હોય, તો હમણાં જ નવી આપી શકો છો.
presave-choose-trouble = { $service }એ જોઈએ તેવો જવાબ આપ્યો નહીં
presave-choose-trouble-what = કંઈ બદલાયું નથી. થોડી મિનિટો પછી ફરી પ્રયત્ન કરો.

## A service that lets a few people only use it so far.

presave-terms-trial = હમણાં થોડા લોકો માટે
presave-trial-spotify = { $service } આ સાઇટને ફક્ત પાંચ લોકો માટે સેવ કરવા દે છે, જેમનાં નામ સંચાલકે ત્યાં આપ્યાં છે. બાકી બધાને ના પાડવામાં આવે છે: તમે તેમાંના એક ન હો તો કંઈ સેવ થતું નથી, અને તમારી રસીદ એ કહેશે.
presave-trial-youtube = { $service } આ સાઇટને ફક્ત સો લોકો માટે કામ કરવા દે છે, જેમનાં નામ સંચાલકે ત્યાં આપ્યાં છે, અને દરેક પરવાનગી સાત દિવસ પછી પૂરી થાય છે. બાકી બધાને સંમતિ પહેલાં જ ના પાડવામાં આવે છે.

## The page on which a service's own script asks.

presave-next-script = આગળના પેજ પર { $service }ની પોતાની સ્ક્રિપ્ટ તમને પૂછશે: તે ત્યાંથી લોડ થાય છે, એટલે { $service } આ બ્રાઉઝરનું સરનામું જુએ છે. ત્યાં પણ તમે ના પાડી શકો છો.
presave-allow = { $service } પર મંજૂરી આપો
presave-allow-what = { $service } તમને પોતાની વિન્ડોમાં પૂછે છે. તે જે આપે છે તે આ સાઇટને મોકલાય છે, રિલીઝ સુધી બંધ રખાય છે, અને આ બ્રાઉઝરમાંથી તરત કાઢી નખાય છે.
presave-allow-noscript = { $service } ફક્ત સ્ક્રિપ્ટને જ પરવાનગી આપે છે, અને આ બ્રાઉઝર સ્ક્રિપ્ટ ચલાવતું નથી. “ના, અહીં રોકો” દબાવો: કંઈ રખાતું નથી, અને બીજી રીતો સ્ક્રિપ્ટ વગર ચાલે છે.
presave-allow-trouble = પરવાનગી આવી નથી. કદાચ વિન્ડો બંધ થઈ ગઈ, અથવા આ બ્રાઉઝર સ્ક્રિપ્ટ રોકે છે. ફરી પ્રયત્ન કરો, અથવા અહીં રોકો.
presave-allow-go = { $service }ને પૂછો
presave-allow-no = ના, અહીં રોકો
presave-reason-not-confirmed = પરવાનગી હજી ચાલુ છે કે નહીં તે { $service }એ ત્રીસ દિવસ સુધી ન કહ્યું, એટલે { $service } માગે છે તેમ તેનો નાશ કરવામાં આવ્યો.
presave-reason-not-there-yet = { $service }એ તે સ્વીકાર્યું છે અને હજી તમારી લાઇબ્રેરીમાં બતાવતું નથી. અમે ફરી જોઈશું.

## The operator's page about the services.

presave-services = મ્યુઝિક સેવાઓ
presave-services-what = આ સાઇટ પર પ્રી-સેવની કઈ રીતો ચાલુ છે, દરેક સેવા તમારી ઍપને શું કરવા દે છે, અને ચાહકોને એ વિશે શું કહેવાય છે.
presave-services-state = કેટલે સુધી ખુલ્લું
presave-services-kept = આજે અપાયેલી પરવાનગી મોડામાં મોડું { $day } સુધી રખાય.
presave-services-budget = સેવાની હાલની મુદતમાં { $units }માંથી { $spent } એકમ વપરાયા છે; આગલી મુદત { $at }થી શરૂ થાય છે.
presave-services-held = સેવાએ { $at } સુધી થોભવા કહ્યું છે.
presave-services-waiting = { $n ->
    [one] { $n } પ્રી-સેવ રાહ જુએ છે.
   *[other] { $n } પ્રી-સેવ રાહ જુએ છે.
}
presave-services-none-waits = કોઈ પ્રી-સેવ રાહ જોતું નથી.
presave-services-fans = ચાહકો વાંચે છે
presave-mode-off = જોડાયેલું નથી
presave-mode-trial = ફક્ત થોડા લોકો માટે
presave-mode-open = બધા માટે ખુલ્લું
presave-mode-spotify-off = ગોઠવણીમાં કોઈ ઍપ નથી, એટલે કોઈ પેજ તે આપતું નથી. developer.spotify.com પર એક બનાવો અને [spotify]માં મૂકો.
presave-mode-spotify-trial = તમારી ઍપ ડેવલપમેન્ટ મોડમાં છે: તે વધુમાં વધુ પાંચ લોકો માટે સેવ કરે છે, જેમનાં નામ તમે તેના ડેશબોર્ડમાં “User management” હેઠળ આપો છો. બાકી બધાને “user not registered” કહીને ના પાડવામાં આવે છે, અને ફરી પ્રયત્નથી ફેર પડતો નથી. Spotify વિસ્તૃત મોડ ફક્ત ઘણા શ્રોતાઓ ધરાવતી નોંધાયેલી કંપનીઓને આપે છે; ત્યારે access = "extended" રાખો.
presave-mode-spotify-open = ગોઠવણી પ્રમાણે તમારી ઍપ વિસ્તૃત મોડમાં છે: તે બધા માટે સેવ કરે છે. Spotify વિનંતીઓની કોઈ સંખ્યા કહેતું નથી; તે બસ કહે ત્યારે તે માગે તેટલો વખત બધા રાહ જુએ છે.
presave-mode-youtube-off = ગોઠવણીમાં કોઈ ઍપ નથી, એટલે કોઈ પેજ તે આપતું નથી. Google Cloud કન્સોલમાં એક બનાવો અને [youtube]માં મૂકો.
presave-mode-youtube-trial = તમારી ઍપ “Testing”માં છે: વધુમાં વધુ સો લોકો, જેમનાં નામ તમે Google Cloud કન્સોલમાં આપો છો, અને દરેક પરવાનગી સાત દિવસ પછી પૂરી થાય છે, એટલે વહેલા પ્રી-સેવ કરનારને ફરી પૂછાય છે. Google youtube.force-ssl માટે ઍપ ચકાસે પછી access = "published" રાખો.
presave-mode-youtube-open = ગોઠવણી પ્રમાણે તમારી ઍપ પ્રકાશિત છે. Googleએ વધારે ન આપ્યા હોય તો પ્રોજેક્ટ રોજ દસ હજાર એકમ વાપરી શકે, અને એક લાઇકમાં પચાસ જાય છે: દિવસમાં ન સમાય તે બીજા દિવસની રાહ જુએ છે.
presave-mode-apple-off = Apple Music પર પ્રી-સેવ ચાલુ નથી. તેને માટે Apple પર તમારી ટીમની ચાવી અને [apple] હેઠળ presaves = true જોઈએ; ત્યારે ચાહકોના બ્રાઉઝર Appleની પોતાની સ્ક્રિપ્ટ લોડ કરે છે.
presave-mode-apple-open = તમારી ટીમની ચાવી બધા માટે સહી કરે છે. ચાહકો Appleની વિન્ડોમાં નક્કી કરે છે; દરેક પરવાનગી લગભગ છ મહિના પછી પૂરી થાય છે અને તેમના વગર લંબાવી શકાતી નથી.
presave-mode-deezer-off = ગોઠવણીમાં કોઈ ઍપ નથી, અને Deezer નવી લેતું નથી.
presave-mode-deezer-open = તમારી જૂની ઍપ બધા માટે કામ કરે છે. Deezer પાંચ સેકન્ડમાં પચાસ પ્રશ્નો લે છે; તેમાંથી ચાળીસ પ્રી-સેવના છે.
