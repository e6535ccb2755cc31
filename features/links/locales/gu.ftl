## Smart links: their public pages, their forms, and what can be wrong with a slug or an address.

links-domains = પોતાનાં ડોમેન
links-title = લિંક
links-start = કોડ કે સરનામા પરથી નવી લિંક
links-import = યાદી આયાત કરો
links-new = નવી લિંક
links-crumbs = પેજનો માર્ગ
links-error = ભૂલ:
links-problems = { $n ->
    [one] { $n } ખાનું ફરી જોવાની જરૂર છે
   *[other] { $n } ખાનાં ફરી જોવાની જરૂર છે
}

links-out-on = { $day }ના રોજ રિલીઝ થશે
links-out-at = { $day }, { $time } વાગ્યે રિલીઝ થશે ({ $zone })
links-left = બાકી સમય
links-days = { $n ->
    [one] દિવસ
   *[other] દિવસ
}
links-hours = { $n ->
    [one] કલાક
   *[other] કલાક
}
links-minutes = { $n ->
    [one] મિનિટ
   *[other] મિનિટ
}
links-presave = { $service } પર પ્રી-સેવ કરો
links-presave-trial = હમણાં { $service } આ સાઇટને ફક્ત થોડા લોકો માટે સેવ કરવા દે છે, જેમનાં નામ સંચાલકે ત્યાં આપ્યાં છે.
links-presave-what = એક પરવાનગી, રિલીઝના દિવસે એક જ વાર વપરાય, પછી તેનો નાશ થાય. તમે સંમતિ આપો એ પહેલાં બધું જોઈ શકશો.
links-countdown = Spotify પર કાઉન્ટડાઉન પેજ
links-reminder = ઇમેઇલ કે કૅલેન્ડરથી યાદ મેળવો
links-come-back = એ દિવસે પાછા આવજો: સાંભળવાના બધા રસ્તા અહીં હશે.
links-listen = અહીં સાંભળો
links-no-ways = સાંભળવાના રસ્તા હજી અહીં નથી. થોડા સમયમાં પાછા આવજો.

links-not-kept = અમે આ ક્લિક ગણી શક્યા નહીં
links-not-kept-what = મુશ્કેલી અમારી છે, તમારી નહીં. સંગીત તો ત્યાં જ છે:
links-not-kept-on = { $service } પર આગળ વધો

links-none = હજી કોઈ લિંક નથી
links-none-what = લિંક એટલે રિલીઝનું એક સરનામું. રિલીઝના દિવસ પહેલાં તે પ્રી-સેવ ભેગા કરે છે, અને એ દિવસથી દરેક સેવા પર લઈ જાય છે.
links-first = પહેલી લિંક બનાવો
links-state-scheduled = આવનારી
links-state-out = બહાર પડી ગઈ
links-state-retired = હટાવેલી
links-figures = આંકડા
links-open = પેજ ખોલો

links-no-releases = લિંક માટે રિલીઝ જોઈએ
links-no-releases-what = પહેલાં રિલીઝ બનાવો: તેનું શીર્ષક, તેનો દિવસ અને તેનો ટાઇમ ઝોન. પછી તેની લિંક માટે પાછા આવો.
links-make-release = રિલીઝ બનાવો

links-release = રિલીઝ
links-choose = રિલીઝ પસંદ કરો
links-slug = સરનામું
links-slug-hint = લિંકના સરનામાનો છેલ્લો શબ્દ: નાના અક્ષરો a–z, અંકો અને ડૅશ. ખાલી રાખશો તો અમે શીર્ષક પરથી એક સૂચવીશું.
links-slug-hint-edit = લિંકના સરનામાનો છેલ્લો શબ્દ: નાના અક્ષરો a–z, અંકો અને ડૅશ. જૂના શબ્દવાળાં જે સરનામાં તમે શેર કર્યાં છે તે કામ કરતાં બંધ થઈ જશે.
links-destinations = લિંક ક્યાં લઈ જાય છે
links-destinations-hint = દરેક સેવા પરનું રિલીઝનું સરનામું અહીં પેસ્ટ કરો. જે ન હોય તે રહેવા દો; તમે ગમે ત્યારે પાછા આવી શકો છો. બીજી સેવાનું સરનામું “બીજું સરનામું”માં મૂકો; મોટા ભાગની સેવાઓ નામ વગર ઓળખાઈ જાય છે.
links-other = બીજું સરનામું
links-other-label = તેને શું કહેવાય
links-other-example = બૅન્ડની દુકાન
links-other-url = તેનું સરનામું
links-url-reads = તેની પોતાની લિપિમાં:
links-places = પેજ પરનો ક્રમ
links-places-hint = નંબર આપો: ૧ સૌથી ઉપર. જેમને નંબર નથી તે પછી સામાન્ય ક્રમમાં આવે છે.
links-create = લિંક બનાવો
links-save = સાચવો
links-leave = જેમ છે તેમ રહેવા દો
links-retire = આ લિંક હટાવો
links-retire-what = પેજ કહેશે કે તે હવે નથી, અને તેનું સરનામું રોકાયેલું રહેશે. રાહ જોતાં પ્રી-સેવ રદ થાય છે અને તેમની પરવાનગીઓનો નાશ થાય છે; દરેક ચાહકની રસીદ એ જણાવે છે. આંકડા તમારી પાસે રહે છે. આ પાછું ફેરવી શકાશે નહીં.
links-retire-do = લિંક હટાવો

links-opens-on = { $when } ના રોજ ખૂલશે
links-not-yet = હજી ખૂલ્યું નથી
links-not-yet-what = એ ક્ષણ પહેલાં અહીં જોવા જેવું કશું નથી. ત્યારે પાછા આવજો.
links-over = આ પૂરું થઈ ગયું
links-over-what = આ સરનામું થોડા સમય માટે ખુલ્લું હતું, અને તેનો સમય વીતી ગયો છે.

links-state-archived = આર્કાઇવમાં
links-state-closed = હજી બંધ
links-state-over = પૂરી થઈ
links-search = શીર્ષક, કલાકાર કે સરનામા પરથી શોધો
links-search-do = બતાવો
links-search-clear = શોધ સાફ કરો
links-search-none = કશું બંધબેસતું નથી
links-search-none-what = ઓછા શબ્દો અજમાવો, અથવા આર્કાઇવ અને હટાવેલી લિંકોમાં પણ જુઓ.
links-list = કઈ લિંકો
links-list-current = આર્કાઇવમાં ન હોય તે
links-list-archived = આર્કાઇવમાંની
links-list-retired = હટાવેલી
links-list-all = બધી
links-select = પસંદ કરો
links-archive = આર્કાઇવ
links-archive-what = આર્કાઇવમાંની લિંક તેના પેજ પરની બધી વસ્તુઓ સાથે ચાલતી રહે છે. તે ફક્ત તમારી યાદીમાં દેખાતી નથી, અને તમે તેને ગમે ત્યારે પાછી મૂકી શકો છો.
links-archive-do = આ લિંક આર્કાઇવ કરો
links-archive-restore = આ લિંક પાછી મૂકો
links-archive-chosen = પસંદ કરેલી લિંકો આર્કાઇવ કરો
links-archive-restore-chosen = પસંદ કરેલી લિંકો પાછી મૂકો

links-options = વિકલ્પો
links-aliases = આ લિંકનાં બીજાં સરનામાં
links-aliases-hint = દરેક લીટીમાં એક શબ્દ. એ દરેક આ લિંક પર લઈ જાય છે અને તેની સાથે ગણાય છે. તેમની શરૂઆત આ છે:
links-schedule = તે ક્યારે ખુલ્લી હોય
links-schedule-hint = હંમેશાં ખુલ્લી લિંક માટે બંને ખાલી રાખો. ટાઇમ ઝોન રિલીઝનો જ છે:
links-opens = ખૂલે છે
links-closes = બંધ થાય છે
links-before = ખૂલે તે પહેલાં
links-before-hidden = જાણે આવું સરનામું જ ન હોય
links-before-secret = ક્યારે ખૂલશે તે કહો, શું છે તે નહીં
links-before-announced = શીર્ષક અને કલાકાર સાથે કહો કે ક્યારે ખૂલશે
links-after = પછી અહીં લઈ જાઓ (ખાલી રાખો તો પેજ કહેશે કે પૂરું થયું)
links-pass-tags = ઝુંબેશનાં ટૅગ આગળ મોકલો
links-pass-tags-hint = કોઈ જે સરનામાથી આવ્યું તેનાં utm ટૅગ સેવાના સરનામામાં ઉમેરાય છે. તેમાં જે પહેલેથી છે તે ક્યારેય બદલાતું નથી.

links-rules = નિયમો
links-rules-what = અમુક પ્રકારની મુલાકાતોને બીજે મોકલો. જે પહેલો નિયમ બંધબેસે તે જવાબ આપે છે, અને શરત વગરનો નિયમ બધાને બંધબેસે છે. મુલાકાતીઓ વિશે વધારાનું કશું સાચવવામાં આવતું નથી.
links-rule = નિયમ { $n }
links-rule-new = નવો નિયમ
links-rule-name = નામ, તમારા માટે
links-rule-place = ક્રમ
links-rule-countries = દેશો, દરેકના બે અક્ષર
links-rule-languages = ભાષાઓ, દરેકના બે કે ત્રણ અક્ષર
links-rule-from = આ દિવસથી
links-rule-until = આ દિવસના અંત સુધી
links-rule-source = સ્રોતનો ટૅગ (utm_source)
links-rule-campaign = ઝુંબેશનો ટૅગ (utm_campaign)
links-rule-does = તે શું કરે છે
links-rule-choose = પસંદ કરો
links-act-replace = એક સેવા માટે બીજું સરનામું
links-act-hide = એક સેવા છુપાવો
links-act-first = અમુક સેવાઓ પહેલાં
links-act-send = પેજ વગર સીધું સરનામા પર
links-rule-service = કઈ સેવા બીજે લઈ જવી કે છુપાવવી
links-rule-services = પહેલાં બતાવવાની સેવાઓ
links-rule-url = બીજું સરનામું
links-rule-remove = સાચવતી વખતે આ નિયમ કાઢી નાખો
links-rules-save = નિયમો સાચવો
links-system = સિસ્ટમ
links-system-other = બીજી
links-country = દેશ
links-language = ભાષા
links-day = દિવસ
links-trial = અજમાવી જુઓ
links-trial-what = એક મુલાકાત કલ્પો અને જુઓ કે સાચવેલા નિયમોમાંથી કયો જવાબ આપે છે. ખાલી રાખો તે અજ્ઞાત ગણાય; દિવસ વગર અત્યારે.
links-trial-do = જુઓ કયો નિયમ જવાબ આપે છે
links-trial-none = કોઈ નિયમ જવાબ આપતો નથી: પેજ જેમ છે તેમ રહે છે.
links-trial-answers = નિયમ { $n } જવાબ આપે છે.
links-trial-miss = નિયમ { $n } બંધબેસતો નથી: { $why }
links-miss-country = બીજો દેશ, અથવા અજ્ઞાત
links-miss-language = બીજી ભાષા, અથવા અજ્ઞાત
links-miss-system = બીજી સિસ્ટમ
links-miss-early = તેનો પહેલો દિવસ હજી આવ્યો નથી
links-miss-late = તેનો છેલ્લો દિવસ વીતી ગયો છે
links-miss-source = બીજો સ્રોત ટૅગ, અથવા કોઈ નહીં
links-miss-campaign = બીજો ઝુંબેશ ટૅગ, અથવા કોઈ નહીં

problem-links-slug-length = ૨થી ૬૪ અક્ષર, અંક અને ડૅશ વાપરો
problem-links-slug-letters = ફક્ત a–z અક્ષરો, અંકો અને ડૅશ વાપરો, અને શરૂઆતમાં કે અંતે ડૅશ નહીં
problem-links-slug-reserved = “{ $slug }” આ સાઇટનાં પોતાનાં પેજ માટે રાખેલો છે. બીજો શબ્દ પસંદ કરો
problem-links-slug-taken = “{ $slug }” લેવાઈ ગયો છે. બીજો શબ્દ પસંદ કરો
problem-links-release = તમારી રિલીઝમાંથી એક પસંદ કરો
problem-links-url-missing = સરનામું ખૂટે છે
problem-links-url-long = આ સરનામું ૨૦૪૮ અક્ષર કરતાં લાંબું છે
problem-links-url-unreadable = આ વેબ સરનામું નથી. તે https://થી શરૂ થાય છે અને તેમાં ખાલી જગ્યા હોતી નથી
problem-links-url-scheme = અહીં ફક્ત https:// કે http://થી શરૂ થતાં સરનામાં ચાલે છે
problem-links-url-credentials = આ સરનામામાં વપરાશકર્તાનું નામ કે પાસવર્ડ છે. @ પહેલાંનો ભાગ કાઢી નાખો
problem-links-url-private = આ સરનામું ખાનગી નેટવર્કની અંદરનું છે. ચાહકો તેને ખોલી ન શકે
problem-links-countdown = Spotify Countdown: https://open.spotify.com/prerelease/ થી શરૂ થતું સરનામું
problem-links-url-host = { $host } એ { $service } નથી. તેનાં સરનામાં આવાં હોય છે: https://{ $example }/…
problem-links-label-missing = તેને શું કહેવાય તે લખો. ફક્ત અમે જાણીએ છીએ એ સેવાઓનાં જ નામ પહેલેથી છે
problem-links-label-long = નામમાં { $n } કરતાં વધુ અક્ષર છે, અથવા બતાવી ન શકાય એવા અક્ષર છે
problem-links-service-word = “{ $service }” અમે જાણીએ છીએ એવી કોઈ સેવા નથી, અને તે સરનામાનો શબ્દ બની શકે નહીં. “other” વાપરો
problem-links-service-twice = { $service }નું સરનામું પહેલેથી છે
problem-links-others-many = બીજાં સરનામાં { $n } કરતાં વધુ છે
problem-links-url-own = આ સરનામું આ જ સાઇટની લિંક પર પાછું લાવે છે. સંગીત જ્યાં છે તે સરનામું વાપરો
problem-links-alias = “{ $slug }” સરનામું બની ન શકે. a–z અક્ષરો, અંકો અને ડૅશમાંથી ઓછામાં ઓછા બે વાપરો, અને શરૂઆતમાં કે અંતે ડૅશ નહીં
problem-links-aliases-many = લિંકનાં વધુમાં વધુ { $n } બીજાં સરનામાં હોઈ શકે
problem-links-moment = આ દિવસ અને સમય નથી
problem-links-day = આ કોઈ દિવસ નથી
problem-links-closes = તે ખૂલે પછી જ બંધ થવું જોઈએ
problem-links-before = ખૂલે તે પહેલાં શું કહેવું તે પસંદ કરો
problem-links-list-state = “archived” કે “all” વાપરો, અથવા રહેવા દો
problem-links-rules-many = લિંકના વધુમાં વધુ { $n } નિયમો હોઈ શકે
problem-links-rule-words = એક શરતમાં વધુમાં વધુ { $n } હોઈ શકે
problem-links-rule-country = “{ $word }” કોઈ દેશનો કોડ નથી. જર્મની DE છે, યુનાઇટેડ કિંગડમ GB
problem-links-rule-language = “{ $word }” કોઈ ભાષાનો કોડ નથી. જર્મન de છે, પોર્ટુગીઝ pt
problem-links-rule-system = “{ $word }” નિયમો જાણે છે એવી સિસ્ટમ નથી
problem-links-rule-until = છેલ્લો દિવસ પહેલા દિવસ કરતાં વહેલો છે
problem-links-rule-tag = ટૅગ ટૂંકો હોય, @ વગર અને બતાવી ન શકાય એવાં ચિહ્નો વગર
problem-links-rule-act = નિયમ શું કરે છે તે પસંદ કરો
problem-links-rule-service = આ લિંકનાં પોતાનાં સરનામાંમાંથી પસંદ કરો

links-qr = QR કોડ
links-qr-what = પોસ્ટર, ટિકિટ અને કવર માટે. તે લિંકના પાના પર લઈ જાય છે; અભિયાનની નિશાની સાથે તેની મુલાકાતો અલગ ગણાય છે.
links-qr-tag = અભિયાનની નિશાની
links-qr-tag-hint = નાના લેટિન અક્ષરો, અંકો અને ડેશ, દાખલા તરીકે tour-poster. ખાલી રહી શકે.
links-qr-svg = SVG ડાઉનલોડ કરો
links-qr-png = PNG ડાઉનલોડ કરો
links-qr-alt = લિંકના પાનાનો QR કોડ
problem-links-qr-tag = અભિયાનની નિશાની: વધુમાં વધુ ૬૪ લેટિન અક્ષરો, અંકો, ડેશ, ટપકાં અને અન્ડરસ્કોર
links-description = { $artist }નું { $title }: તમારી સંગીત સેવા પસંદ કરો
links-preview-alt = { $title }, { $artist }: કાર્ડ પર કવર, શીર્ષક અને કલાકાર

links-find = બધે શોધો
links-missing = { $service }: { $day } થી આ સરનામું ત્યાં મળતું નથી. કંઈ કાઢ્યું નથી; તે હજી સાચું છે કે નહીં તે જુઓ.
