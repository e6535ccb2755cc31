## ચાહકોનો વિભાગ: નોંધણી ફોર્મ, પત્રો, ડાઉનલોડ, હરીફાઈઓ.

capture-title = ચાહકો
capture-error = ભૂલ:
capture-crumbs = માર્ગ
capture-problems = { $n ->
    [one] એક બાબત ફરી જુઓ
   *[other] { $n } બાબતો ફરી જુઓ
}
capture-none = હજી કોઈ નોંધણી ફોર્મ નથી
capture-none-what = ફોર્મ વડે ચાહકો કલાકારના પત્રો, ડાઉનલોડ કે હરીફાઈમાં ભાગ માગી શકે છે. દરેક જણ ઇમેઇલથી ખાતરી કરે છે, અને એક વાર દબાવીને નીકળી શકે છે.
capture-new = ફોર્મ બનાવો
capture-next-page = આગળનું પેજ
capture-no-artist = પહેલાં કલાકાર
capture-no-artist-what = ફોર્મ કોઈ કલાકારનું હોય છે. કલાકાર ઉમેરો, પછી પાછા આવો.
capture-no-artist-do = કલાકાર ઉમેરો
capture-artist = કલાકાર
capture-choose = પસંદ કરો…
capture-kind = શેના માટે છે
capture-kind-newsletter = પત્રો
capture-kind-download = ડાઉનલોડ
capture-kind-contest = હરીફાઈ
capture-kind-newsletter-what = પત્રો: ચાહકો પત્રો મેળવવા નોંધાય છે.
capture-kind-download-what = ડાઉનલોડ: ચાહકો પત્રો માટે નોંધાઈ શકે, કે ફક્ત ફાઇલ લઈ શકે.
capture-kind-contest-what = હરીફાઈ: ચાહકો એક દિવસ સુધી ભાગ લે છે, અને તમે વિજેતાઓનો ડ્રૉ કરો છો.
capture-slug = સરનામું
capture-slug-hint = ફોર્મના સરનામાનો છેલ્લો શબ્દ: a–z અક્ષરો, અંકો અને ડૅશ, ૨ થી ૬૪ સુધી.
capture-form-title = મથાળું
capture-form-words = લખાણ
capture-form-words-hint = ચાહકોને શું મળશે, તમારા શબ્દોમાં. ૨૦૦૦ અક્ષર સુધી; ખાલી રહી શકે.
capture-file = ફાઇલનું સરનામું
capture-file-hint = ફક્ત ડાઉનલોડ માટે: ફાઇલ ક્યાં છે, https:// થી શરૂ થતું
capture-ends-on = હરીફાઈનો છેલ્લો દિવસ (UTC)
capture-winners = વિજેતાઓની સંખ્યા
capture-promise = ફોર્મ ઇમેઇલ સરનામું પૂછે છે અને બીજું કંઈ નહીં. તે કોઈને કંઈ ફૉલો કરવાની ફરજ પાડતું નથી, ડાઉનલોડ માટે સરનામું જરૂરી નથી, અને માલિકે ખાનું પસંદ કર્યું હોય તો જ તમે સરનામું જુઓ છો.
capture-save = ફોર્મ સાચવો
capture-create = ફોર્મ બનાવો
capture-back = રહેવા દો
capture-retire = આ ફોર્મ બંધ કરો…
capture-retire-what = અહીં હવે કોઈ નોંધાઈ શકશે નહીં, અને અહીંથી પત્ર લખી શકાશે નહીં. નોંધાયેલા ચાહકોનું પેજ રહે છે અને તેઓ પહેલાંની જેમ નીકળી શકે છે. આ પાછું ફેરવી શકાતું નથી.
capture-retire-do = ફોર્મ બંધ કરો
capture-edit = શબ્દો બદલો
capture-letters = પત્રો
capture-letters-none = હજી કંઈ લખાયું નથી.
capture-heading = વિષય
capture-body = પત્ર
capture-body-hint = દરેક લીટી ફકરો બને છે. પત્રો બંધ કરતી લિંક નીચે ઉમેરાય છે.
capture-write = મોકલતાં પહેલાં જુઓ
capture-addresses = સરનામાં
capture-addresses-what = જે ચાહકોએ “કલાકાર મારું સરનામું જોઈ શકે” પસંદ કર્યું તેમનાં સરનામાં તમે જુઓ છો. બીજાઓને પણ પત્રો પહોંચે છે.
capture-addresses-none = હજી કોઈએ એ ખાનું પસંદ કર્યું નથી.
capture-addresses-show = સરનામાં બતાવો
capture-addresses-logged = આ જોવું જાહેર નોંધપોથીમાં લખાયું છે. તેમાં કોઈએ સરનામાં જોયાં એ છે, કોનાં એ નહીં.
capture-export = CSV તરીકે ડાઉનલોડ કરો
capture-languages = ભાષા પ્રમાણે ચાહકો. પાંચથી ઓછા લોકોનાં જૂથ “અન્ય”માં છે.
capture-language = ભાષા
capture-language-en = અંગ્રેજી
capture-language-ru = રશિયન
capture-language-gu = ગુજરાતી
capture-language-ur = ઉર્દૂ
capture-language-other = અન્ય
capture-asked-n = માગ્યું
capture-confirmed-n = ખાતરી કરી
capture-here-n = હમણાં છે
capture-seen-n = તમને સરનામું જોવા દે છે
capture-left-n = નીકળ્યા
capture-entries-n = ભાગ લેનારા
capture-confirmed-at = ખાતરી ક્યારે
capture-draw = ડ્રૉ
capture-draw-now = વિજેતાઓનો ડ્રૉ કરો…
capture-draw-what = વિજેતાઓ યાદૃચ્છિક રીતે પસંદ થાય છે અને તેમને પત્રથી કહેવાય છે. આ એક જ વાર થાય છે. બધી નોંધો ૩૦ દિવસ પછી ભૂંસાઈ જાય છે.
capture-draw-do = વિજેતાઓનો ડ્રૉ કરો
capture-drawn = { $at } ના રોજ { $entries } નોંધોમાંથી ડ્રૉ થયો.
capture-contest = { $end } ના રોજ પૂરી થાય છે. વિજેતાઓ: { $winners }.
capture-letter-draft = હજી મોકલાયો નથી
capture-letter-under-way = મોકલાય છે: { $total } માંથી { $done }
capture-letter-finished = { $sent } ને મોકલાયો, { $at } ના રોજ પૂરો
capture-n-fans = { $n ->
    [one] એક ચાહક
   *[other] { $n } ચાહકો
}
capture-send = { $n ->
    [one] એક ચાહકને મોકલો
   *[other] { $n } ચાહકોને મોકલો
}
capture-send-what = નીકળેલો પત્ર પાછો બોલાવી શકાતો નથી. કોઈને તે બે વાર મળતો નથી.
capture-send-nobody = હજી કોઈએ ખાતરી કરી નથી, તેથી મોકલવા માટે કોઈ નથી.
capture-test = મને નમૂનો મોકલો
capture-tested = નમૂનો તમારા પોતાના સરનામે જઈ રહ્યો છે.
capture-look-again = ફરી જુઓ
capture-email = ઇમેઇલ સરનામું

## ચાહકો જે જુએ છે.

capture-problem-title = કંઈક ખૂટે છે
capture-problem-born = તમારો જન્મદિવસ લખો
capture-problem-email = ઇમેઇલ સરનામું લખો, જેમ કે noor@example.org
capture-until = { $at } સુધી
capture-just-download = ફક્ત ડાઉનલોડ કરો
capture-just-download-what = ફાઇલ સરનામા વિના પણ તમારી છે. નોંધણી ફક્ત પત્રો માટે છે.
capture-born = તમારો જન્મદિવસ
capture-born-kept = લોકો કઈ ઉંમરથી જાતે નોંધાઈ શકે એ કાયદો નક્કી કરે છે. અમે દિવસ એક વાર સરખાવીએ છીએ અને રાખતા નથી.
capture-agree-letters = { $artist } મને સંગીત, શો અને રિલીઝ વિશે ઇમેઇલથી લખે એમ હું ઇચ્છું છું, હું બંધ કરવા કહું ત્યાં સુધી.
capture-agree-artist = { $artist } મારું ઇમેઇલ સરનામું જોઈ શકે છે.
capture-artist-without = આ વિના કલાકાર ફક્ત ચાહકોની સંખ્યા જુએ છે. પત્રો તો પણ અમારા મારફતે તમને મળે છે.
capture-go-newsletter = પત્રો માટે મને નોંધો
capture-go-download = પત્રો માટે મને નોંધો
capture-go-contest = મારું નામ નોંધો
capture-next = હવે અમે તમને એક વાર લખીશું. તમે ખાતરી કરો ત્યારે તે ગણાય છે.
capture-over = આ હરીફાઈ પૂરી થઈ
capture-over-what = હવે કોઈ ભાગ લઈ શકતું નથી. આવવા બદલ આભાર.
capture-not-live = હમણાં અહીં નોંધાઈ શકાતું નથી
capture-not-live-what = આ સાઇટ હાલ પત્રો મોકલી શકતી નથી. કૃપા કરી પછી આવો.
capture-closed = અમે તમને નોંધી શકતા નથી
capture-closed-what = તમારા રસ બદલ આભાર. કંઈ રાખવામાં આવ્યું નથી.
capture-asked = તમારી ટપાલપેટી જુઓ
capture-asked-what = આ સરનામે લખી શકાતું હોય, તો પત્ર રસ્તામાં છે. બે દિવસમાં તેની લિંક પાછળનું બટન દબાવો. ન દબાવો, તો બધું ભૂંસાઈ જશે.
capture-link-gone = આ લિંક હવે કામ કરતી નથી
capture-link-gone-what = તે વપરાઈ ગઈ છે, કે બે દિવસથી જૂની છે. તમે ફરી નોંધાઈ શકો છો.
capture-no-page = અહીં કોઈ નોંધણી નથી
capture-no-page-what = સરનામું કદાચ અધૂરું છે, કે તેના વિશેનું બધું ભૂંસાઈ ગયું છે.
capture-unsubscribed = હવે પત્રો નહીં
capture-unsubscribed-what = તરત થઈ ગયું. બીજું કંઈ કરવાનું નથી.
capture-confirm = શું આ તમારું સરનામું છે?
capture-confirm-what = કોઈએ તમારા ઇમેઇલ સરનામાથી આ માગ્યું. એ તમે હો, તો ખાતરી કરો. ન હો, તો આ પેજ બંધ કરો; કંઈ રહેતું નથી.
capture-confirm-do = હા, એ મારું છે
capture-out = આ પત્રો બંધ કરવા?
capture-out-what = એક વાર દબાવો, બીજો કોઈ પ્રશ્ન નહીં.
capture-out-do = પત્રો બંધ કરો
capture-own-here = તમે નોંધાયેલા છો
capture-own-left = તમે નીકળી ગયા છો
capture-own-over = આ પૂરું થયું
capture-joined = { $at } ના રોજ ખાતરી કરી
capture-entered = તમે { $at } ના રોજ હરીફાઈમાં ભાગ લીધો.
capture-won = તમે જીત્યા!
capture-won-what = ઇનામ તમારા સુધી પહોંચે એ માટે નીચે કલાકારને તમારું સરનામું જોવા દો.
capture-bookmark = આ પેજનું સરનામું સાચવો.
capture-bookmark-why = એકાઉન્ટ વિના બધું બદલવાનો કે ભૂંસવાનો એ તમારો રસ્તો છે.
capture-download = ફાઇલ ડાઉનલોડ કરો
capture-own-letters = પત્રો
capture-own-letters-on = તમને કલાકારના પત્રો મળે છે.
capture-own-letters-stop = પત્રો બંધ કરો
capture-own-artist = તમારું સરનામું
capture-own-artist-on = કલાકાર તમારું ઇમેઇલ સરનામું જોઈ શકે છે.
capture-own-artist-stop = મારું સરનામું છુપાવો
capture-own-yes = હું સંમત છું
capture-agreed = તમે શેની સંમતિ આપી
capture-agreed-hash = દરેકની નીચે, તમે જોયેલા ચોક્કસ શબ્દોની છાપ (SHA-256) છે.
capture-agreed-given = { $at } ના રોજ આપી
capture-agreed-withdrawn = { $at } ના રોજ પાછી ખેંચી
capture-agreed-other = આ સાઇટનો બીજો હેતુ
capture-yours = તમારા હાથમાં
capture-leave = નીકળો
capture-leave-what = તમે નીકળો ત્યારે તમારા સરનામાનો તરત નાશ થાય છે. ત્રીસ દિવસ પછી બાકીનું પણ જાય છે.
capture-export-own = મારો ડેટા ડાઉનલોડ કરો
capture-erase = બધું ભૂંસો
capture-erase-sure = આ નોંધણી વિશેનું બધું કાયમ માટે ભૂંસાઈ જાય છે, અને તેની સાથે આ પેજ પણ.
capture-erase-yes = હા, ભૂંસો
capture-rights = તમારા બધા અધિકારો

## અમારા પત્રો.

capture-letter-confirm-subject = ખાતરી કરો: { $title }
capture-letter-confirm-body = કોઈએ { $operator } પર { $artist } ના “{ $title }” માટે આ સરનામું આપ્યું. એ તમે હો, તો લિંક ખોલો અને બે દિવસમાં ખાતરી કરો.

    એ તમે ન હો, તો કંઈ ન કરો: પછી બધું ભૂંસાઈ જાય છે, અને અમે ફરી લખતા નથી.
capture-letter-confirm-link = ખાતરી કરો
capture-letter-known-subject = તમે પહેલેથી નોંધાયેલા છો: { $title }
capture-letter-known-body = કોઈએ { $operator } પર { $artist } ના “{ $title }” માટે આ સરનામું ફરી આપ્યું. તમે પહેલેથી નોંધાયેલા છો. તમારા પેજ પર તમે શું પસંદ કર્યું એ જોઈ શકો, બદલી શકો અને નીકળી શકો.
capture-letter-known-link = તમારું પેજ
capture-letter-artist-subject = { $heading }
capture-letter-artist-body = { $artist } તમને લખે છે:
capture-letter-artist-link = આ પત્રો બંધ કરો
capture-letter-test-subject = નમૂનો: { $heading }
capture-letter-test-body = તમારા ચાહકો { $artist } નો પત્ર આ રીતે વાંચશે. તેમના પત્રમાં નીચે પત્રો બંધ કરતી લિંક હોય છે.
capture-letter-won-subject = તમે જીત્યા: { $title }
capture-letter-won-body = તમે { $operator } પર { $artist } ની “{ $title }” માં ભાગ લીધો અને જીત્યા. ઇનામ તમારા સુધી પહોંચે એ માટે તમારું પેજ ખોલો અને કલાકારને તમારું સરનામું જોવા દો.
capture-letter-won-link = તમારું પેજ

problem-capture-artist = કલાકાર: તમારા કલાકારોમાંથી એક પસંદ કરો
problem-capture-kind = શેના માટે છે: એક પસંદ કરો
problem-capture-missing = અહીં કંઈક લખો
problem-capture-long = વધુમાં વધુ { $most } અક્ષર
problem-capture-control = અદૃશ્ય નિયંત્રણ ચિહ્નો કાઢી નાખો
problem-capture-slug = સરનામું: a–z અક્ષરો, અંકો અને ડૅશ, ૨ થી ૬૪ સુધી, છેડે ડૅશ નહીં, અને સાઇટ પોતે વાપરે એવો શબ્દ નહીં
problem-capture-slug-taken = સરનામું: આ લેવાઈ ગયું છે
problem-capture-file = ફાઇલ: https:// થી શરૂ થતું આખું સરનામું લખો
problem-capture-end = છેલ્લો દિવસ: આજથી માંડીને એક વર્ષમાં
problem-capture-winners = વિજેતાઓ: ૧ થી ૧૦૦૦ સુધીની સંખ્યા
problem-capture-draw = વિજેતાઓનો ડ્રૉ હરીફાઈ પૂરી થયા પછી એક જ વાર થાય છે
problem-capture-no-mail = આ સાઇટ હાલ પત્રો મોકલી શકતી નથી
capture-agreed-download = આ નોંધ ડાઉનલોડ કરો (JSON)
capture-problem-choice = તમારે શું જોઈએ છે તે ટિક કરો: હરીફાઈ, પત્રો કે બંને
capture-agree-contest = હું હરીફાઈમાં ભાગ લઉં છું.
capture-send-closed = બંધ ફોર્મના ચાહકોને મોકલો…
capture-send-closed-what = આ ફોર્મ બંધ છે: અહીં હવે કોઈ સાઇન અપ કરતું નથી, અને જેમણે કર્યું હતું તે ભૂલી ગયા હોઈ શકે. પત્ર તેમના માટે જ હોય તો જ મોકલો.
problem-capture-closed = ફોર્મ બંધ છે. પત્ર તેના ચાહકો માટે જ છે એમ કહો અને ફરી મોકલો
problem-capture-file-ours = ફાઇલ: આ સરનામું આ જ સાઇટનું છે. ફાઇલ પોતે ક્યાં છે તે લખો
