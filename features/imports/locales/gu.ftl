## Lists that a label brings from another tool: the file, its columns, the preview, the report.

imports-title = આયાત
imports-crumbs = પેજનો માર્ગ
imports-links = લિંક
imports-error = ભૂલ:
imports-what = બીજા સાધનમાં તમારી પાસે જે લિંક અને રિલીઝ છે તે અહીં લાવો: ત્યાંથી CSV તરીકે કાઢો અને ફાઇલ અહીં પસંદ કરો. કંઈ બને તે પહેલાં દરેક હરોળમાંથી શું બનશે તે દેખાય છે, અને બધું પાછું લઈ શકાય છે.
imports-file = ફાઇલ
imports-file-hint = પહેલી હરોળમાં મથાળાં હોય એવી CSV: અલ્પવિરામ, અર્ધવિરામ કે ટૅબ, UTF-8 કે UTF-16, વધુમાં વધુ ૫ MB અને ૧૦,૦૦૦ હરોળ. તમે હા પાડો ત્યારે, અને મોડામાં મોડું એક દિવસ પછી, તે ભૂંસાઈ જાય છે.
imports-people = લોકોની યાદી લેવાતી નથી. જેણે બીજા સાધનના પત્રો માટે સંમતિ આપી તેણે અહીં આપી નથી: તેમને તમારા સાઇન-અપ ફોર્મ પર બોલાવો.
imports-bring = ફાઇલ વાંચો
imports-before = તમે જે લાવ્યા
imports-none = હજી કંઈ નહીં.
imports-when = ક્યારે
imports-size = કદ
imports-standing = સ્થિતિ
imports-n-rows = { $n ->
    [one] { $n } હરોળ
   *[other] { $n } હરોળ
}
imports-kept = કૉલમ વાંચવાની સાચવેલી રીતો
imports-kept-what = એવાં જ મથાળાંવાળી ફાઇલ આપોઆપ એ જ રીતે વંચાય છે.
imports-kept-remove = ભૂલી જાઓ
imports-state-open = તમારી હાની રાહ છે
imports-state-running = બની રહ્યું છે
imports-state-running-what = હરોળમાંથી કલાકાર, રિલીઝ અને લિંક બની રહ્યાં છે. તમે આ પેજ છોડી શકો છો.
imports-state-done = પૂરું થયું
imports-state-done-what = જે બની શકે તેમ હતું તે બધું બની ગયું છે.
imports-state-undoing = પાછું લેવાઈ રહ્યું છે
imports-state-undoing-what = ત્યાર પછી કોઈએ ન બદલ્યું હોય તે જાય છે. તમે આ પેજ છોડી શકો છો.
imports-state-undone = પાછું લેવાયું
imports-state-undone-what = જે બન્યું હતું તે ગયું, સિવાય કે ત્યાર પછી કોઈએ બદલ્યું કે વાપર્યું હોય.

imports-columns = કૉલમમાં શું છે
imports-columns-what = તમારી ફાઇલની દરેક કૉલમ શું છે તે કહો. જેમાં “કંઈ નહીં” રહે તે છોડી દેવાય છે.
imports-column-unnamed = મથાળા વિનાની કૉલમ
imports-use = કૉલમ વાંચવાની સાચવેલી રીત
imports-use-do = તેમાંથી ભરો
imports-rest = ફાઇલ જે નથી કહેતી
imports-artist = જે હરોળમાં કલાકાર નથી તેનો કલાકાર
imports-artist-hint = દરેક હરોળમાં કલાકાર હોય તો ખાલી રાખો.
imports-order = ૦૩/૦૪/૨૦૨૬ જેવા દિવસ
imports-order-hint = ફક્ત એવા આંકડા માટે જેમાંથી ગમે તે દિવસ હોઈ શકે.
imports-order-asked = આ ફાઇલમાં બેમાંથી ગમે તે આંકડો દિવસ હોઈ શકે. પસંદ કરો, અને દિવસ કેવી રીતે વંચાયા તે નીચે જુઓ.
imports-order-do = એમ વાંચો
imports-order-shown = કૉલમ પોતે બતાવે તેમ
imports-order-day-first = પહેલાં દિવસ: ૩ એપ્રિલ
imports-order-month-first = પહેલાં મહિનો: ૪ માર્ચ
imports-zone = દિવસોનો ટાઇમ ઝોન
imports-zone-hint = હરોળ પોતાનો ન કહે ત્યાં, દા.ત. Europe/London.
imports-undated = દિવસ વિનાની હરોળનો દિવસ
imports-undated-hint = વીતેલો દિવસ એટલે તે બહાર પડી ગયાં છે. આવી હરોળ છોડી દેવી હોય તો ખાલી રાખો.
imports-keep-as = આને નામ આપી સાચવો
imports-keep-as-hint = આવી જ બીજી ફાઇલ માટે. ખાલી રહી શકે.
imports-to-preview = શું બનશે તે જુઓ
imports-discard = ફાઇલ ફેંકી દો
imports-means-nothing = કંઈ નહીં
imports-means-artist = કલાકાર
imports-means-title = રિલીઝનું શીર્ષક
imports-means-track = ટ્રૅકનું શીર્ષક
imports-means-upc = UPC
imports-means-isrc = ISRC
imports-means-release_date = રિલીઝનો દિવસ
imports-means-time_zone = ટાઇમ ઝોન
imports-means-address = જૂનું સરનામું, અથવા તેનો છેલ્લો ભાગ
imports-means-destination = કોઈ પણ જાણીતી સેવા પરનું સરનામું
imports-means-named = બીજું સરનામું, કૉલમના નામે
imports-means-service = { $service } પરનું સરનામું

imports-preview = શું બનશે
imports-preview-what = હજી કંઈ બન્યું નથી. હરોળ જોઈ જાઓ; ખોટી હરોળ છોડી દેવાય છે, અને સુધારીને ફરી લાવી શકાય છે: જે છે તે ક્યારેય બીજી વાર બનતું નથી.
imports-to-columns = કૉલમ બદલો
imports-would-artists = નવા કલાકાર
imports-would-releases = નવી રિલીઝ
imports-would-links = નવી લિંક
imports-would-had = પહેલેથી છે
imports-would-left-out = છોડી દેવાશે
imports-did-artists = કલાકાર બન્યા
imports-did-releases = રિલીઝ બની
imports-did-links = લિંક બની
imports-did-had = પહેલેથી હતું
imports-did-left-out = છોડી દેવાયું
imports-all-rows = બધી હરોળ
imports-only-problems = છોડી દેવાયેલી હરોળ
imports-no-rows = એવી કોઈ નથી.
imports-head-row = હરોળ
imports-head-release = રિલીઝ
imports-head-makes = તેનું શું થશે
imports-head-ways = ક્યાં લઈ જાય છે
imports-row = હરોળ { $row }
imports-rows = { $rows }
imports-left-out = છોડી દેવાઈ
imports-new-artist = કલાકાર નવા છે.
imports-had-artist = કલાકાર પહેલેથી છે.
imports-no-artist = કલાકાર નથી.
imports-new-release = રિલીઝ નવી છે.
imports-had-release = રિલીઝ પહેલેથી છે અને તેમ જ રહે છે.
imports-no-release = રિલીઝ નથી.
imports-new-link = તેની લિંક નવી છે.
imports-had-link = લિંક પહેલેથી છે અને તેમ જ રહે છે.
imports-no-link = લિંક નહીં: હરોળમાં ન જૂનું સરનામું છે, ન લઈ જવાનું સરનામું.
imports-out-on = દિવસ: { $day } ({ $zone })
imports-out-at = દિવસ: { $day }, { $time } ({ $zone })
imports-address-alias = { $address } હવે { $new } બનશે
imports-address-stays = { $address } ચાલતું રહેશે: તે તમારું પોતાનું ડોમેન છે.
imports-address-deep = { $address }માં એકથી વધુ ભાગ છે, તેથી તે આપોઆપ ચાલતું નહીં રહે; તેનો છેલ્લો ભાગ { $new } બનશે
imports-page = { $pages }માંથી { $page } નંબરનું પેજ
imports-page-before = આગલું પેજ
imports-page-behind = પછીનું પેજ
imports-confirm = આ બધું બનાવો

imports-waits = આ પેજ પોતે ફરી લોડ થાય છે.
imports-look = હમણાં જુઓ
imports-progress = { $total }માંથી { $done }
imports-part-left-out = { $n ->
    [one] { $n } હરોળ છોડી દેવાઈ
   *[other] { $n } હરોળ છોડી દેવાઈ
}
imports-part-stayed = { $n ->
    [one] { $n } હરોળનું રહ્યું: તેણે બનાવેલું કોઈએ બદલ્યું કે વાપર્યું છે
   *[other] { $n } હરોળનું રહ્યું: તેમણે બનાવેલું કોઈએ બદલ્યું કે વાપર્યું છે
}
imports-part-made = { $n ->
    [one] { $n } હરોળમાંથી બન્યું
   *[other] { $n } હરોળમાંથી બન્યું
}
imports-part-more = { $n ->
    [one] અને બીજી { $n }
   *[other] અને બીજી { $n }
}
imports-to-link = લિંક
imports-to-release = રિલીઝ
imports-undo = આ આયાત પાછી લો…
imports-undo-what = તેણે બનાવેલી લિંક, રિલીઝ અને કલાકાર જાણે ક્યારેય હતાં જ નહીં તેમ જશે, અને તેમનાં સરનામાં ફરી ખાલી થશે. ત્યાર પછી કોઈએ બદલેલું, અને જ્યાં ચાહકોએ પ્રી-સેવ કર્યું છે તે લિંક, રહેશે.
imports-undo-do = પાછી લો

imports-note-undated = ફાઇલમાં દિવસ નથી: { $day } લેવાયો.
imports-note-word = જૂના સરનામાનો છેલ્લો ભાગ અહીં ચાલે તેમ નથી: ૨ થી ૬૪ નાના અક્ષર a–z, આંકડા અને ડૅશ જોઈએ, અને આ સાઇટનો શબ્દ નહીં. લિંકને પોતાનું સરનામું મળે છે.
imports-note-second = { $service } માટે બીજું સરનામું: પહેલું ગણાય છે.
imports-note-taken = { $address }નો છેલ્લો ભાગ પહેલેથી બીજી લિંક પર લઈ જાય છે. નવી લિંકને પોતાનું સરનામું મળે છે.

problem-imports-file-missing = ફાઇલ: ખાલી ન હોય એવી પસંદ કરો
problem-imports-file-large = ફાઇલ: વધુમાં વધુ ૫ MB
problem-imports-file-binary = ફાઇલ: આ લખાણનું કોષ્ટક નથી. તેને CSV તરીકે કાઢો; સ્પ્રેડશીટ પ્રોગ્રામ “Save as” થી એમ કરે છે
problem-imports-file-encoding = ફાઇલ: તેના અક્ષર વંચાતા નથી. તેને UTF-8 માં CSV તરીકે સાચવો
problem-imports-file-unreadable = ફાઇલ: કોષ્ટક તરીકે વંચાતી નથી
problem-imports-file-empty = ફાઇલ: મથાળાંની એક હરોળ અને નીચે ઓછામાં ઓછી એક હરોળ જોઈએ
problem-imports-file-rows = ફાઇલ: વધુમાં વધુ { $n } હરોળ; તેના ભાગ કરો
problem-imports-file-columns = ફાઇલ: વધુમાં વધુ { $n } કૉલમ
problem-imports-file-people = ફાઇલ: “{ $column }” કૉલમ લોકો વિશે છે. તેમની સંમતિ બીજા સાધનને અપાઈ હતી અને આપણે તે ધારી ન લઈ શકીએ, તેથી ફાઇલનું કંઈ સચવાયું નથી. કૉલમ કાઢીને ફાઇલ ફરી લાવો; લોકોને તમારા સાઇન-અપ ફોર્મ પર બોલાવો
problem-imports-many = ફાઇલ: { $n } ફાઇલ પહેલેથી તમારી હાની રાહ જુએ છે. થોડીને હા પાડો, અથવા ફેંકી દો
problem-imports-column = કૉલમ: “{ $word }” કૉલમનો કોઈ અર્થ નથી
problem-imports-column-twice = કૉલમ: બીજી કૉલમ પહેલેથી આ છે
problem-imports-columns = કૉલમ: ફાઇલમાં જેટલી કૉલમ છે એટલા શબ્દ, { $n }
problem-imports-title = કૉલમ: શીર્ષક કઈ છે તે કહો
problem-imports-artist = કલાકાર: કૉલમ પસંદ કરો, અથવા નામ અહીં લખો
problem-imports-order-word = દિવસ અને મહિનાનો ક્રમ: day_first, month_first અથવા ખાલી
problem-imports-order = દિવસ: પહેલાં દિવસ આવે કે મહિનો તે પસંદ કરો
problem-imports-undated = દિવસ વિનાની હરોળનો દિવસ: કૅલેન્ડરનો દિવસ, 2026-11-27 એમ લખેલો
problem-imports-name = નામ: વધુમાં વધુ { $n } અક્ષરની એક લીટી
problem-imports-nothing = બધી હરોળ છોડી દેવાઈ છે; આ ફાઇલમાંથી કંઈ બની શકે તેમ નથી
problem-imports-not-open = આ આયાતને પહેલેથી હા પડાઈ છે અથવા તે પાછી લેવાઈ છે.
problem-imports-not-done = ફક્ત પૂરી થયેલી આયાત પાછી લઈ શકાય છે.
problem-imports-limit = limit: ૧ થી ૫૦૦ સુધીનો આંકડો
problem-imports-row-long = તેમાં મથાળાં કરતાં વધુ ખાનાં છે, અથવા એક ખાનું ૪,૦૦૦ અક્ષરથી લાંબું છે
problem-imports-row-twice = હરોળ { $row }માં એ જ સરનામું કે કોડ છે, પણ શીર્ષક કે કલાકાર બીજાં છે
problem-imports-date-missing = રિલીઝનો દિવસ નથી
problem-imports-date = “{ $text }” દિવસ તરીકે વંચાતું નથી
problem-imports-address = “{ $text }” વેબ સરનામું નથી કે તેનો ભાગ પણ નથી
problem-imports-host = અહીં જાણીતી કોઈ સેવાનાં સરનામાં { $host } પર નથી. સાચું હોય તો કૉલમને “બીજું સરનામું” તરીકે વાંચો
