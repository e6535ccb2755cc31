## The privacy policy around its tables.

transparency-in-force = અમલની તારીખ:
transparency-version = આવૃત્તિ
transparency-lead = પ્રોગ્રામ જે ઘોષણાઓ પ્રમાણે ચાલે છે એ જ ઘોષણાઓમાંથી આ પેજ બને છે. અહીં જેની યાદી નથી, તેનો સંગ્રહ તે કરી શકતો નથી.
transparency-contents = વિષયસૂચિ
transparency-who = અમે કોણ છીએ
transparency-who-what = { $operator } ડેટા નિયંત્રક (controller) છે. અહીં લખો: { $contact }.
transparency-data = અમે શું રાખીએ છીએ, શા માટે અને કેટલો સમય
transparency-visits = તમે ફક્ત જોવા આવો તો
transparency-visits-what = અમે મુલાકાત અને ક્લિક ગણીએ છીએ અને તમે કોણ છો એ કહે એવું કંઈ રાખતા નથી: ન સરનામું, ન ઓળખ-સંજ્ઞા, ન કુકી. ગણતરીઓ { $days } રખાય છે. એક જ દિવસના મુલાકાતીઓને એક હૅશથી જુદા પાડવામાં આવે છે, જેની રેન્ડમ કી ફક્ત એ દિવસ પૂરતી મેમરીમાં રહે છે.
transparency-fans = તમે પ્રી-સેવ કરો તો
transparency-members = તમે અહીં અમારી સાથે કામ કરો તો
transparency-everyone = બંનેમાં સાથે જે આવે છે
transparency-what = શું
transparency-why = શા માટે
transparency-basis = કાનૂની આધાર
transparency-how-long = કેટલો સમય
transparency-sealed = તમારી પોતાની કીથી એન્ક્રિપ્ટ કરેલું
transparency-basis-consent = તમારી સંમતિ
transparency-basis-contract = તમે અમને જે કરવા કહ્યું તે કરવું
transparency-basis-legal-obligation = કાનૂની ફરજ
transparency-basis-legitimate-interest = કાયદેસરનું હિત: { $interest }
transparency-keep-use = એક વિનંતી પૂરતું, ફક્ત મેમરીમાં
transparency-keep-until-ended = રિલીઝ સેવ થાય, અથવા તમે રદ કરો, અથવા તે નકારાય કે તેની મુદત પૂરી થાય ત્યાં સુધી; વધુમાં વધુ છ મહિના
transparency-keep-days = { $n ->
    [one] પૂરું થયા પછી { $n } દિવસ
   *[other] પૂરું થયા પછી { $n } દિવસ
}
transparency-keep-at-most = { $n ->
    [one] વધુમાં વધુ { $n } દિવસ
   *[other] વધુમાં વધુ { $n } દિવસ
}
transparency-keep-account = તમારું એકાઉન્ટ રહે ત્યાં સુધી
transparency-keep-subject = તમારું પ્રી-સેવ કે એકાઉન્ટ રહે ત્યાં સુધી
transparency-days = { $n ->
    [one] { $n } દિવસ
   *[other] { $n } દિવસ
}
transparency-minutes = { $n ->
    [one] { $n } મિનિટ
   *[other] { $n } મિનિટ
}
transparency-presaves = પ્રી-સેવ
transparency-presaves-one = તમે એક પરવાનગી આપો છો. તે રિલીઝના દિવસે, એક રિલીઝને તમારી લાઇબ્રેરીમાં ઉમેરવા, એક જ વાર વપરાય છે. પછી તેનો નાશ થાય છે, અને ક્યારે એ તમારી રસીદનું પેજ કહે છે.
transparency-presaves-not-read = અમે તમારી લાઇબ્રેરી વાંચતા નથી.
transparency-presaves-not-follow = અમે તમારા નામે કોઈને ફૉલો કરતા નથી.
transparency-presaves-not-ask = અમે તમારું નામ કે ઇમેઇલ સરનામું માગતા નથી.
transparency-presaves-revoke = Spotify કોઈ એપને પરવાનગી પાછી આપવા દેતું નથી. અમે અમારી નકલનો નાશ કરીએ છીએ; Spotify તરફથી પણ તમે તેને સમાપ્ત કરી શકો છો, તમારા એકાઉન્ટની એપ્સમાં જઈને.
transparency-processors = બીજા કોને કંઈ મળે છે
transparency-nobody = કોઈને નહીં: આ ઇન્સ્ટન્સ તમારો ડેટા ક્યાંય મોકલતું નથી.
transparency-party = કોણ
transparency-does = શેના માટે
transparency-country = દેશ
transparency-receives = તેને શું મળે છે
transparency-safeguard = સુરક્ષાની ખાતરી
transparency-cookies = કુકી
transparency-cookies-what = ફક્ત આટલી જ છે, અને દરેક તમે માગેલી કોઈ વસ્તુ માટે જરૂરી છે. ફક્ત પેજ જોવાથી એક પણ મુકાતી નથી.
transparency-name = નામ
transparency-category = પ્રકાર
transparency-what-for = શેના માટે
transparency-life = કેટલો સમય રહે
transparency-rights = તમારા અધિકારો
transparency-rights-what = અમે તમારા વિશે જે રાખીએ છીએ તે તમે જોઈ, સુધારી, મેળવી, મર્યાદિત કરી અને ભૂંસી શકો છો, તેના ઉપયોગ સામે વાંધો લઈ શકો છો, અને તમારી સંમતિ ગમે ત્યારે પાછી ખેંચી શકો છો. પ્રી-સેવ માટે એ તમારી રસીદના પેજ પર, એકાઉન્ટ વિના થાય છે. બીજા કંઈ માટે અમને લખો.
transparency-complaint = તમે જે દેશમાં રહો છો ત્યાંના ડેટા સુરક્ષા સત્તાધિકારીને ફરિયાદ કરી શકો છો.
transparency-machine = એ જ ઘોષણાઓ, મશીન વાંચી શકે એ સ્વરૂપે
country-SE = સ્વીડન
cookie-category-essential = આવશ્યક
cookie-category-performance = કામગીરી
cookie-category-functional = કાર્યાત્મક
cookie-category-marketing = માર્કેટિંગ
