## બાયો પેજ: જાહેર પેજ, તેનું સંપાદન, અને હૅન્ડલ કે બ્લૉકમાં શું ખોટું હોઈ શકે.

bio-title = બાયો પેજ
bio-new = નવું બાયો પેજ
bio-crumbs = પેજનો માર્ગ
bio-error = ભૂલ:
bio-problems = { $n ->
    [one] { $n } ખાનું ફરી જોવાની જરૂર છે
   *[other] { $n } ખાનાં ફરી જોવાની જરૂર છે
}

bio-description = { $artist }: સંગીત, કાર્યક્રમો અને બીજું ઘણું
bio-nothing-yet = અહીં હજી કશું નથી. થોડા સમયમાં પાછા આવજો.
bio-elsewhere = આ પેજની લિંક બીજી સાઇટ પર લઈ જાય છે. એ દરેકની પોતાની ગોપનીયતા નીતિ છે.
bio-player-note = { $service } પર ચાલે છે: ત્યાંથી તે સેવા તમારી મુલાકાત જુએ છે
bio-out-now = બહાર પડી ગઈ
bio-out-on = { $day }ના રોજ રિલીઝ થશે
bio-days-left = { $n ->
    [one] { $day }ના રોજ રિલીઝ થશે, { $n } દિવસ બાકી
   *[other] { $day }ના રોજ રિલીઝ થશે, { $n } દિવસ બાકી
}
bio-presave = “{ $title }” પ્રી-સેવ કરો
bio-tickets = ટિકિટ
bio-tickets-address = ટિકિટ માટેનું સરનામું, જો હોય તો

bio-not-kept = અમે આ ક્લિક ગણી શક્યા નહીં
bio-not-kept-what = મુશ્કેલી અમારી છે, તમારી નહીં. તમે તો પણ આગળ વધી શકો છો.
bio-not-kept-on = { $host } પર આગળ વધો

bio-preview = પૂર્વદર્શન
bio-preview-what = આ ફક્ત તમને દેખાય છે. તેની લિંક સીધી બહાર લઈ જાય છે અને ગણાતી નથી.
bio-preview-lang = ભાષા
bio-preview-at = ક્યારનું
bio-preview-show = બતાવો
bio-preview-back = સંપાદન પર પાછા

bio-none = હજી કોઈ બાયો પેજ નથી
bio-none-what = બાયો પેજ એટલે કલાકારનું એક સરનામું: સંગીત, કાર્યક્રમો, વીડિયો અને ચાહકો તેમને જ્યાં મળે એ દરેક જગ્યા.
bio-first = પહેલું બાયો પેજ બનાવો
bio-all-have = દરેક કલાકારનું પેજ પહેલેથી છે
bio-all-have-what = દરેક કલાકારનું એક જ પેજ હોય છે. પહેલાં બીજો કલાકાર ઉમેરો, અથવા જે પેજ છે તે બદલો.
bio-no-artists = બાયો પેજ માટે કલાકાર જોઈએ
bio-no-artists-what = પહેલાં કલાકાર ઉમેરો. પછી પેજ માટે પાછા આવો.
bio-make-artist = કલાકાર ઉમેરો
bio-state-published = પ્રકાશિત
bio-state-draft = ડ્રાફ્ટ
bio-open = પેજ ખોલો

bio-settings = સરનામું અને દેખાવ
bio-publish = પ્રકાશિત કરો
bio-withdraw = ફરી ડ્રાફ્ટ બનાવો
bio-views = ૩૦ દિવસમાં મુલાકાતો
bio-clicks = ૩૦ દિવસમાં ક્લિક
bio-blocks = બ્લૉક
bio-no-blocks = આ પેજ પર હજી કશું નથી. પહેલો બ્લૉક ઉમેરો.
bio-full = એક પેજ પર જેટલા બ્લૉક હોઈ શકે એટલા આ પેજ પર છે. નવો ઉમેરવા માટે એક કાઢો.
bio-add = બ્લૉક ઉમેરો
bio-add-do = ઉમેરો
bio-up = ઉપર
bio-down = નીચે
bio-more = વધુ
bio-place = આ ક્રમાંક પર ખસેડો
bio-place-do = ખસેડો
bio-show = બતાવો
bio-hide = છુપાવો
bio-remove-block = કાઢો
bio-removed = કાઢેલા
bio-removed-what = તમે જે કાઢ્યું તે એક દિવસ અહીં રહે છે. પછી તે ભૂંસાઈ જાય છે.
bio-restore = પાછું મૂકો
bio-link-gone = તેની સ્માર્ટ લિંક હટાવી દેવાઈ છે
bio-block-on = પેજ પર
bio-block-hidden = છુપાયેલો
bio-block-waiting = આવનારો
bio-block-over = વીતી ગયો
bio-from = { $from } થી
bio-until = { $until } સુધી
bio-from-until = { $from } થી { $until } સુધી

bio-kind-link = લિંક
bio-kind-release = રિલીઝ
bio-kind-presave = પ્રી-સેવ
bio-kind-socials = સોશિયલ પેજ
bio-kind-tour = કાર્યક્રમની તારીખ
bio-kind-player = વીડિયો કે પ્લેયર
bio-kind-shop = દુકાન
bio-kind-booking = બુકિંગ
bio-kind-heading = મથાળું
bio-kind-text = લખાણ

bio-palette-brass = પિત્તળ
bio-palette-tide = ભરતી
bio-palette-ember = અંગારો
bio-palette-meadow = ઘાસનું મેદાન
bio-palette-plum = જાંબુ
bio-palette-ink = શાહી
bio-layout-cover = નામની ઉપર ચિત્ર
bio-layout-side = બ્લૉકની બાજુમાં ચિત્ર અને નામ
bio-layout-plain = ફક્ત નામ
bio-corners-square = ચોરસ
bio-corners-soft = નરમ
bio-corners-round = ગોળ

bio-field-artist_id = કલાકાર
bio-field-handle = હૅન્ડલ
bio-field-intro = નામ નીચેની લીટી
bio-field-palette = રંગો
bio-field-layout = પેજનો ઉપરનો ભાગ
bio-field-corners = ખૂણા
bio-field-time_zone = ટાઇમ ઝોન
bio-field-kind = બ્લૉક
bio-field-text = લખાણ
bio-field-label = તેને શું કહેવાય
bio-field-url = તેનું સરનામું
bio-field-urls = સરનામાં
bio-field-link_id = સ્માર્ટ લિંક
bio-field-date = દિવસ
bio-field-city = શહેર
bio-field-venue = સ્થળ
bio-field-email = ઈમેલ સરનામું
bio-field-from = ક્યારથી બતાવવું
bio-field-until = ક્યાં સુધી બતાવવું
bio-choose = એક પસંદ કરો
bio-handle-hint = પેજના સરનામામાં @ પછીનો ભાગ: a–z અક્ષરો અને અંકોમાંથી ૩ થી ૩૦, અને વચ્ચે એક-એક ટપકું, ડૅશ કે અન્ડરસ્કોર.
bio-intro-hint = મરજિયાત. શોધ એન્જિન અને ચૅટ પણ તે બતાવે છે.
bio-zone-hint = કાર્યક્રમના દિવસો અને સમયપત્રક આ ટાઇમ ઝોન પ્રમાણે ગણાય છે. ખાલી હોય તો UTC.
bio-old-handle = તમે હૅન્ડલ બદલો તો જૂનું હૅન્ડલ ૯૦ દિવસ નવા પર લઈ જાય છે, એટલે છપાયેલાં સરનામાં ચાલુ રહે છે. પછી તે કોઈ પણ લઈ શકે છે.
bio-urls-hint = દરેક લીટીમાં એક સરનામું, વધુમાં વધુ ૧૨. અમે જે સેવાઓ જાણીએ છીએ તેમને તેમનું નામ મળે છે.
bio-player-hint = પેજ એ સેવા પરથી કશું લોડ કરતું નથી. ચાહકો જુએ છે કે કઈ સેવા છે, અને દબાવે ત્યારે જ ત્યાં જાય છે.
bio-schedule = ફક્ત થોડા સમય માટે બતાવો
bio-schedule-hint = જ્યાં મર્યાદા ન હોય તે ખાનું ખાલી રાખો. સમય પેજના ટાઇમ ઝોનમાં છે:
bio-create = પેજ બનાવો
bio-save = સાચવો
bio-leave = રહેવા દો
bio-remove = આ પેજ હટાવો
bio-remove-what = પેજ અને તેના બ્લૉક ભૂંસાઈ જાય છે, અને તેનું સરનામું કહે છે કે તે હવે નથી. ૯૦ દિવસ સુધી બીજું કોઈ આ હૅન્ડલ લઈ શકતું નથી. આ પાછું વાળી શકાતું નથી.
bio-remove-do = પેજ હટાવો

problem-bio-handle-length = ૩ થી ૩૦ અક્ષરો, અંકો અને ચિહ્નો વાપરો
problem-bio-handle-letters = ફક્ત a–z અક્ષરો, અંકો અને તેમની વચ્ચે એક-એક ટપકું, ડૅશ કે અન્ડરસ્કોર વાપરો. બીજી લિપિના અક્ષરો ચાલતા નથી, કારણ કે તે એકસરખા દેખાઈ શકે છે
problem-bio-handle-kept = “{ $handle }” આ સાઇટ પોતે હોય એવું લાગી શકે. બીજો શબ્દ પસંદ કરો
problem-bio-handle-taken = “{ $handle }” લેવાઈ ગયું છે. બીજો શબ્દ પસંદ કરો
problem-bio-artist = તમારા કલાકારોમાંથી એક પસંદ કરો
problem-bio-artist-twice = આ કલાકારનું પેજ પહેલેથી છે
problem-bio-choice = યાદીમાંથી એક પસંદ કરો
problem-bio-kind = બ્લૉકનો પ્રકાર પસંદ કરો
problem-bio-kind-fixed = બ્લૉકનો પ્રકાર બદલાતો નથી. નવો બ્લૉક બનાવો
problem-bio-field-foreign = આ પ્રકારના બ્લૉકમાં આવું ખાનું નથી
problem-bio-missing = અહીં કશુંક હોવું જોઈએ
problem-bio-long = આ { $n } અક્ષરો કરતાં લાંબું છે
problem-bio-signs = તેમાં એવાં ચિહ્નો છે જે બતાવી શકાતાં નથી, અથવા જે લખાણની દિશા બદલે છે
problem-bio-url-ours = આ સરનામું આ જ સાઇટનું છે. સ્માર્ટ લિંક માટે રિલીઝ બ્લૉક વાપરો
problem-bio-urls-many = { $n } કરતાં વધુ સરનામાં છે
problem-bio-link = તમારી સ્માર્ટ લિંકમાંથી એક પસંદ કરો
problem-bio-date = આ કોઈ દિવસ નથી. તે આવો દેખાય છે: 2026-11-27
problem-bio-booking-one = વેબ સરનામું અથવા ઈમેલ સરનામું, બેમાંથી એક લખો
problem-bio-email = આ એવું ઈમેલ સરનામું નથી જે લિંકમાં મૂકી શકાય
problem-bio-moment = આ દિવસ અને સમય નથી. તે આવા દેખાય છે: 2026-11-27T20:00
problem-bio-until = અંત શરૂઆત પછી હોવો જોઈએ
problem-bio-place = ૧ કે તેથી મોટો ક્રમાંક લખો
problem-bio-full = એક પેજ પર વધુમાં વધુ { $n } બ્લૉક હોય છે. પહેલાં એક કાઢો

bio-form-gone = તેનું સાઇન-અપ ફોર્મ બંધ થયું છે
bio-form-hint = ફોર્મ ખુલ્લું હોય ત્યાં સુધી પેજ પર ફોર્મ જ દેખાય છે. બંધ ફોર્મ બતાવાતું નથી.
bio-form-make = સાઇન-અપ ફોર્મ બનાવો
bio-picture-hint = JPEG, PNG અથવા WebP, વધુમાં વધુ ૧૦ MB અને ૨૫ મેગાપિક્સેલ. ચિત્ર નવેસરથી દોરાય છે, તેથી કૅમેરાએ ચિત્રની સાથે લખેલું કંઈ રખાતું નથી.
bio-image-address = તે ક્યાં લઈ જાય છે, જો લઈ જતું હોય તો
bio-grip = “{ $title }” ખસેડો
bio-grip-how = તેને ખેંચો. અથવા લેવા માટે Enter, ખસેડવા માટે તીર, ત્યાં મૂકવા માટે Enter અને પાછું મૂકવા માટે Escape દબાવો.
bio-grip-taken = “{ $title }” લેવાયું છે, { $all } માંથી સ્થાન { $n }. તીર તેને ખસેડે છે, Enter ત્યાં મૂકે છે, Escape પાછું મૂકે છે.
bio-grip-moved = { $all } માંથી સ્થાન { $n }
bio-grip-left = “{ $title }” { $all } માંથી સ્થાન { $n } પર છે
bio-grip-back = “{ $title }” ફરી { $all } માંથી સ્થાન { $n } પર છે
bio-kind-form = સાઇન-અપ ફોર્મ
bio-kind-image = ચિત્ર
bio-field-form_id = સાઇન-અપ ફોર્મ
bio-field-picture = ચિત્ર
bio-field-alt = તેમાં શું દેખાય છે
problem-bio-form = તમારા સાઇન-અપ ફોર્મમાંથી એક પસંદ કરો
problem-bio-picture = ચિત્ર પસંદ કરો
problem-bio-alt = જેઓ જોઈ શકતા નથી તેમના માટે તેમાં શું દેખાય છે તે લખો
