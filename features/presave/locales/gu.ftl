## Agreeing to a pre-save.

presave-heading = આ રિલીઝ બહાર પડે એ દિવસે તેને તમારી Spotify લાઇબ્રેરીમાં સેવ કરો
presave-heading-now = આ રિલીઝ તમારી Spotify લાઇબ્રેરીમાં સેવ કરો
presave-terms-what = અમે શું કરીએ છીએ
presave-terms-what-before = { $day }ના રોજ અમે “{ $title }” તમારી લાઇબ્રેરીમાં ઉમેરીશું. એક જ વાર. બીજું કંઈ નહીં.
presave-terms-what-now = તે બહાર પડી ચૂકી છે, એટલે અમે “{ $title }” તમારી લાઇબ્રેરીમાં તરત ઉમેરીશું. એક જ વાર. બીજું કંઈ નહીં.
presave-terms-who = કોણ કરે છે
presave-terms-who-is = { $operator }, જે આ સાઇટ ચલાવે છે. કઈ પરવાનગી વપરાય છે અને શું ઉમેરવાનું છે તે Spotifyને જણાવાય છે.
presave-terms-permission = પરવાનગી
presave-terms-permission-is = તમારી લાઇબ્રેરીમાં ઉમેરવાની અને તેમાંથી કાઢવાની. Spotify તેને આ નામે ઓળખે છે:
presave-terms-permission-rest = અમે ફક્ત આ એક જ પરવાનગી માગીએ છીએ. તમારી પ્રોફાઇલ, તમારું ઇમેઇલ સરનામું અને તમે શું સાંભળો છો તે વાંચવામાં આવતું નથી.
presave-terms-kept = કેટલો સમય રખાય છે
presave-terms-kept-until = સેવ થઈ જાય ત્યાં સુધી, અને કોઈ પણ સંજોગોમાં { $end } પછી નહીં. ત્યાર બાદ પરવાનગીનો નાશ થાય છે, અને ક્યારે એ તમારી રસીદ કહે છે.
presave-terms-change = તમારો વિચાર બદલાય તો
presave-terms-change-how = એ પહેલાં ગમે તે ક્ષણે તમારી રસીદ પર રદ કરો. એકાઉન્ટની જરૂર નથી. Spotify કોઈ એપને પોતાની બાજુએ પરવાનગી સમાપ્ત કરવા દેતું નથી; તમે પોતે એ અહીં કરી શકો છો:
presave-agreement = હું સંમત છું કે આ રિલીઝ બહાર પડે કે તરત તેને મારી Spotify લાઇબ્રેરીમાં, user-library-modify નામની એક જ પરવાનગી વડે, ઉમેરવામાં આવે, અને એ થઈ જાય એટલે એ પરવાનગીનો નાશ કરવામાં આવે.
presave-born = તમારો જન્મ ક્યારે થયો?
presave-born-kept = અમે એ એક જ વાર જોઈએ છીએ અને રાખતા નથી.
presave-go = Spotify પર આગળ વધો
presave-next = હવે પછી Spotify તમને પૂછશે. ત્યાં પણ તમે ના પાડી શકો છો.
presave-problem-title = એક વાત બાકી છે
presave-problem-agree = તમારી સંમતિ: આગળ વધવા ખાના પર ટિક કરો, અથવા આ પેજ છોડી દો અને કંઈ નહીં થાય.
presave-problem-agree-here = સંમત હો તો આ ખાના પર ટિક કરો. તેના વિના અમને Spotifyને પૂછવાની છૂટ નથી.
presave-problem-born = તમારો જન્મદિવસ: દિવસ, મહિનો અને વર્ષ લખો.
presave-error-prefix = ભૂલ: { $title }

## When there is no form, or the way back leads nowhere.

presave-back = { $title } પર પાછા જાઓ
presave-start-again = ફરી શરૂ કરો
presave-not-live = Spotify વડે પ્રી-સેવ અહીં ચાલુ નથી
presave-not-live-what = આ સાઇટ ચલાવનારા લોકોએ તેને Spotify સાથે જોડી નથી, એટલે આ રીતે કંઈ સેવ થઈ શકતું નથી. પેજ પરનું બીજું બધું કામ કરે છે.
presave-not-yet = પ્રી-સેવ અહીં પછી શરૂ થશે
presave-not-yet-what = આ સાઇટ પર એ નવું છે. તેની ગોપનીયતા નીતિ વચન આપે છે કે આવી વાત શરૂ થવાના ત્રીસ દિવસ પહેલાં કહેવાશે, અને એ દિવસો હજી પૂરા થયા નથી. ત્યારે ફરી આવજો; પેજ પરનું બીજું બધું કામ કરે છે.
presave-closed = આ પ્રી-સેવ તમારા માટે ખુલ્લું નથી
presave-closed-what = આ સંગીતની રાહ જોવા બદલ આભાર. અમે તમારી પાસેથી પ્રી-સેવ લઈ શકતા નથી, અને તમે લખેલું કંઈ રખાયું નથી. સંગીત તો બહાર પડશે જ: એ દિવસે આવીને સાંભળો.
presave-too-far = પ્રી-સેવ માટે આ રિલીઝ હજી ઘણી દૂર છે
presave-too-far-what = તે { $day }ના રોજ બહાર પડે છે. તમે Spotifyની પરવાનગી આપો તેના છ મહિના પછી તે સમાપ્ત થાય છે, એટલે તે રિલીઝ પહેલાં જ પૂરી થઈ જાય. દિવસ નજીક આવે ત્યારે પાછા આવજો; જે કામ ન કરી શકે એવું કંઈ અમે નહીં માગીએ.
presave-unknown = આ સાઇન-ઇન અમે ઓળખતા નથી
presave-unknown-what = તે અહીં શરૂ થયું નહોતું, અથવા પૂરું થઈને ભુલાઈ ગયું છે. કશાનો સંગ્રહ થયો નથી.
presave-other-browser = આ સાઇન-ઇન બીજા બ્રાઉઝરમાં શરૂ થયું હતું
presave-other-browser-what = જે બ્રાઉઝરમાં સંમતિ આપી હતી તેમાં પાછા આવો, અથવા અહીં ફરી શરૂ કરો. કશાનો સંગ્રહ થયો નથી.
presave-used = આ સાઇન-ઇન પહેલેથી વપરાઈ ગયું છે
presave-used-what = દરેક સાઇન-ઇન એક જ વાર ગણાય છે. જો એ તમે હતા, તો તમારી રસીદ બીજા ટૅબમાં ખુલ્લી છે અથવા તમારી હિસ્ટરીમાં છે. એ સિવાય કંઈ કરવામાં આવ્યું નથી.
presave-late = આ સાઇન-ઇનને બહુ વાર લાગી
presave-late-what = તે પંદર મિનિટ કરતાં વધુ સમય ખુલ્લું રહ્યું, એટલે અમે તેને જવા દીધું. કંઈ સેવ થયું નથી, કંઈ રખાયું નથી.
presave-unreadable = Spotify પરથી આવેલો આ જવાબ વાંચી શકાતો નથી
presave-unreadable-what = સરનામામાં કંઈક ખૂટે છે. કશાનો સંગ્રહ થયો નથી.
presave-denied = તમે Spotify પર ના પાડી, અને એમાં કશું ખોટું નથી
presave-denied-what = કંઈ સેવ થયું નથી, કંઈ રખાયું નથી. સંગીત તો તોય બહાર પડશે.
presave-unticked = એ એક પરવાનગી આપવાની રહી ગઈ
presave-unticked-what = તેના વિના તમારી લાઇબ્રેરીમાં કંઈ ઉમેરી શકાતું નથી. કંઈ સેવ થયું નથી, કંઈ રખાયું નથી.
presave-trouble = Spotify આ પૂરું કરી શક્યું નહીં
presave-trouble-what = મુશ્કેલી તેમની કે અમારી છે, તમારી નહીં. કંઈ સેવ થયું નથી, કંઈ રખાયું નથી; તમે ફરી શરૂ કરી શકો છો. તેમ છતાં Spotify આ એપને તમારી એપ્સમાં બતાવે, તો તમે તેને spotify.com/account/apps પર કાઢી શકો છો.
presave-gone = આ લિંક પાછી લઈ લેવાઈ છે
presave-gone-what = તમે Spotify પર હતા ત્યારે તેને બનાવનારા લોકોએ તે હટાવી લીધી. કંઈ સેવ થયું નથી, કંઈ રખાયું નથી.
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
presave-saved-what = “{ $title }” તમારી Spotify લાઇબ્રેરીમાં છે.
presave-needs-again = Spotifyને ફરી તમારી જરૂર છે
presave-needs-again-what = તમારી પરવાનગી હવે કામ કરતી નથી, એટલે અમે રિલીઝ સેવ કરી શક્યા નહીં. તે ખોવાઈ નથી: એક વાર ફરી સંમતિ આપો અને અમે તેને સેવ કરીશું.
presave-refused = Spotifyએ સેવ કરવાની ના પાડી
presave-refused-what = અમે પ્રયાસ કર્યો, પણ Spotify આ રિલીઝ તમારી લાઇબ્રેરીમાં ઉમેરવા તૈયાર ન થયું. અમે ફરી પ્રયાસ કરતા નથી.
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
presave-step-save = તમારી લાઇબ્રેરીમાં સેવ થઈ
presave-step-save-next = રિલીઝ બહાર પડે કે તરત
presave-step-destroy = પરવાનગીનો નાશ થયો
presave-step-destroy-next = સેવ થયા પછી તરત, ગમે તે સંજોગોમાં { $end } સુધીમાં
presave-step-needs-again = ફરી તમારી જરૂર છે
presave-step-refused = Spotifyએ ના પાડી
presave-step-cancelled = રદ થયું
presave-step-expired = સમયસર સેવ ન થઈ
presave-times = સમય { $zone }ના છે.

presave-reason-busy = Spotifyએ અમને ધીમા પડવા કહ્યું; દરેકનો વારો આવશે.
presave-reason-trouble = Spotifyએ જેવો જોઈએ તેવો જવાબ ન આપ્યો.
presave-reason-ours = Spotify પરની અમારી પોતાની ગોઠવણમાં કંઈક ખોટું છે, અને અમને તેની જાણ કરાઈ છે.
presave-reason-no-address = રિલીઝ બહાર પડી ગઈ છે, પણ Spotify પરનું તેનું સરનામું અહીં હજી ખબર નથી.
presave-reason-undecryptable = અત્યારે અમે તમારી પરવાનગી ખોલી શકતા નથી. તે ખોવાઈ નથી, અને આ સાઇટ ચલાવનારા લોકોને જાણ કરાઈ છે.
presave-reason-doubt = Spotifyએ એક વાર કહ્યું કે પરવાનગી માન્ય નથી. એ માની લેતાં પહેલાં અમે એક કલાક પછી બીજી વાર પૂછીશું.
presave-reason-held = તમે અમને તમારો ડેટા ન વાપરવા કહ્યું છે, એટલે અમે રાહ જોઈએ છીએ.
presave-reason-not-yet = અમારી ગોપનીયતા નીતિ હજી તેની છૂટ આપતી નથી, એટલે અમે રાહ જોઈએ છીએ.
presave-reason-outgrown = તમે સંમતિ આપી ત્યાર પછી તે બદલાયું છે, એટલે તમે ફરી સંમતિ આપો ત્યાં સુધી અમે રાહ જોઈએ છીએ.
presave-reason-ended-there = Spotifyએ પરવાનગી સમાપ્ત કરી: તમે તે ત્યાં પાછી ખેંચી, અથવા તેની મુદત પૂરી થઈ.
presave-reason-scope = તમારી લાઇબ્રેરીમાં ઉમેરવાની પરવાનગી ખૂટે છે.
presave-reason-lost = પરવાનગી હવે રહી નથી.
presave-reason-not-registered = Spotify આ સાઇટને ફક્ત થોડા નોંધાયેલા લોકો માટે જ સેવ કરવા દે છે, અને તમારું એકાઉન્ટ તેમાં નથી.
presave-reason-not-possible = Spotify તમારા એકાઉન્ટ માટે આ રિલીઝ સ્વીકારતું નથી.
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
presave-apps = તમે Spotify પર પણ તેને સમાપ્ત કરી શકો છો:
