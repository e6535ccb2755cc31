## The room of releases.

releases-heading = રિલીઝ
releases-error = ભૂલ:
releases-crumbs = પેજનો માર્ગ
releases-problems = { $n ->
    [one] { $n } ખાનું ફરી જોવાની જરૂર છે
   *[other] { $n } ખાનાં ફરી જોવાની જરૂર છે
}
releases-none = હજી કોઈ રિલીઝ નથી
releases-none-what = રિલીઝને શીર્ષક, દિવસ અને લિંક હોય છે. એ દિવસ પહેલાં લિંક પ્રી-સેવ ભેગા કરે છે, અને એ દિવસથી સંગીત સંભળાવે છે.
releases-first = પહેલી રિલીઝ બનાવો
releases-next = આગળનું પેજ
releases-new = નવી રિલીઝ
releases-state-scheduled = આવનારી
releases-state-out = બહાર પડી ગઈ
releases-state-retired = હટાવેલી
releases-out-on = રિલીઝ થશે: { $moment } ({ $zone })
releases-out-since = રિલીઝ થઈ: { $moment } ({ $zone })
releases-was-due = રિલીઝ થવાની હતી: { $moment } ({ $zone })

releases-no-artist = પહેલાં કલાકાર
releases-no-artist-what = રિલીઝ કોઈ કલાકારની હોય છે, અને પસંદ કરવા માટે હજી કોઈ નથી.
releases-no-artist-do = કલાકાર ઉમેરો
releases-title = શીર્ષક
releases-artist_id = કલાકાર
releases-choose = પસંદ કરો…
releases-upc = UPC
releases-upc-hint = ૧૨ કે ૧૩ અંક; ખાલી રાખી શકાય.
releases-release_date = રિલીઝનો દિવસ
releases-release_date-hint = નીચેના ટાઇમ ઝોનમાં.
releases-release_time = સમય
releases-release_time-hint = ખાલી રાખો તો મધરાત.
releases-time_zone = ટાઇમ ઝોન
releases-time_zone-hint = ઉપરના દિવસ અને સમયનો, દા.ત. Europe/London.
releases-spotify_uri = Spotify પરનું સરનામું
releases-spotify_uri-hint = આલ્બમ કે ટ્રૅકનું, દા.ત. spotify:album:4aawyAB9vmqN3uQ7FjRGTy. પ્રી-સેવ માટે રિલીઝના દિવસ સુધીમાં તે જોઈશે.
releases-tracks = ટ્રૅક
releases-tracks-hint = તેમના ક્રમમાં. ISRC GB-ABC-26-00017 જેવો દેખાય છે અને ખાલી રાખી શકાય; ખાલી હરોળ છોડી દેવાય છે.
releases-track-title = ટ્રૅક { $n }
releases-track-isrc = ટ્રૅક { $n }નો ISRC
releases-more = વધુ હરોળ ઉમેરો
releases-create = રિલીઝ બનાવો
releases-save = રિલીઝ સાચવો
releases-leave = જેમ છે તેમ રહેવા દો
releases-make-link = તેના માટે સ્માર્ટ લિંક બનાવો
releases-retire = આ રિલીઝ હટાવો…
releases-retire-what = તેની લિંક તેને બતાવવાનું બંધ કરે છે, અને હજી રાહ જોતાં પ્રી-સેવ પૂરાં થયા વિના સમાપ્ત થાય છે. આ પાછું ફેરવી શકાશે નહીં.
releases-retire-do = રિલીઝ હટાવો

problem-releases-title-missing = શીર્ષક: રિલીઝનું શીર્ષક લખો
problem-releases-title-long = શીર્ષક: વધુમાં વધુ ૨૦૦ અક્ષર
problem-releases-title-control = શીર્ષક: નવી લીટી અને બીજાં અદૃશ્ય નિયંત્રણ ચિહ્નો કાઢી નાખો
problem-releases-artist-missing = કલાકાર: રિલીઝ કોની છે તે પસંદ કરો
problem-releases-artist = કલાકાર: આવો કોઈ કલાકાર નથી
problem-releases-upc-digits = UPC: ફક્ત અંકો, ખાલી જગ્યા અને ડૅશ
problem-releases-upc-length = UPC: ૧૨ કે ૧૩ અંક જોઈએ, { $n } નહીં
problem-releases-upc-check-digit = UPC: ચકાસણી અંક ખોટો છે. તેની આગળના અંકો પ્રમાણે છેલ્લો અંક { $digit } હોવો જોઈએ; ખોટો લખાયેલો અંક શોધો
problem-releases-date-missing = રિલીઝનો દિવસ: દિવસ પસંદ કરો
problem-releases-date = રિલીઝનો દિવસ: કૅલેન્ડરમાં હોય એવો દિવસ, 2026-11-27 એમ લખેલો
problem-releases-date-far = રિલીઝનો દિવસ: વર્ષ ૧૯૦૦થી વર્ષ ૨૧૦૦ સુધી
problem-releases-time = સમય: કલાક અને મિનિટ, 18:00 એમ લખેલા
problem-releases-zone-missing = ટાઇમ ઝોન: દિવસ કયા ઝોનનો છે તે પસંદ કરો
problem-releases-zone = ટાઇમ ઝોન: “{ $zone }” અસ્તિત્વમાં નથી
problem-releases-zone-guess = ટાઇમ ઝોન: “{ $zone }” અસ્તિત્વમાં નથી. શું તમે { $guess } કહેવા માગતા હતા?
problem-releases-spotify = Spotify પરનું સરનામું: આલ્બમ કે ટ્રૅકનું સરનામું, તેના ૨૨ અક્ષરો અને અંકો સાથે
problem-releases-tracks-many = ટ્રૅક: વધુમાં વધુ { $n }
problem-releases-track-title-missing = ટ્રૅક { $track }: તેનું શીર્ષક લખો
problem-releases-track-title-long = ટ્રૅક { $track }: વધુમાં વધુ ૨૦૦ અક્ષર
problem-releases-track-title-control = ટ્રૅક { $track }: નવી લીટી અને બીજાં અદૃશ્ય નિયંત્રણ ચિહ્નો કાઢી નાખો
problem-releases-isrc-length = ટ્રૅક { $track }નો ISRC: તેમાં ૧૨ અક્ષર અને અંક હોય છે, જેમ કે GB-ABC-26-00017
problem-releases-isrc-form = ટ્રૅક { $track }નો ISRC: બે અક્ષર, ત્રણ અક્ષર કે અંક, પછી સાત અંક, જેમ કે GB-ABC-26-00017
problem-releases-isrc-twice = ટ્રૅક { $track }નો ISRC: ટ્રૅક { $first }નો પણ એ જ છે
