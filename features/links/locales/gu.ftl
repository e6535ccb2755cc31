## Smart links: their public pages, their forms, and what can be wrong with a slug or an address.

links-title = લિંક
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
links-presave-what = એક પરવાનગી, રિલીઝના દિવસે એક જ વાર વપરાય, પછી તેનો નાશ થાય. તમે સંમતિ આપો એ પહેલાં બધું જોઈ શકશો.
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
links-destinations-hint = દરેક સેવા પરનું રિલીઝનું સરનામું અહીં પેસ્ટ કરો. જે ન હોય તે રહેવા દો; તમે ગમે ત્યારે પાછા આવી શકો છો.
links-other = બીજું સરનામું
links-other-label = તેને શું કહેવાય
links-other-example = બૅન્ડની દુકાન
links-other-url = તેનું સરનામું
links-places = પેજ પરનો ક્રમ
links-places-hint = નંબર આપો: ૧ સૌથી ઉપર. જેમને નંબર નથી તે પછી સામાન્ય ક્રમમાં આવે છે.
links-create = લિંક બનાવો
links-save = સાચવો
links-leave = જેમ છે તેમ રહેવા દો
links-retire = આ લિંક હટાવો
links-retire-what = પેજ કહેશે કે તે હવે નથી, અને તેનું સરનામું રોકાયેલું રહેશે. રાહ જોતાં પ્રી-સેવ રદ થાય છે અને તેમની પરવાનગીઓનો નાશ થાય છે; દરેક ચાહકની રસીદ એ જણાવે છે. આંકડા તમારી પાસે રહે છે. આ પાછું ફેરવી શકાશે નહીં.
links-retire-do = લિંક હટાવો

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
problem-links-url-host = { $host } એ { $service } નથી. તેનાં સરનામાં આવાં હોય છે: https://{ $example }/…
problem-links-label-missing = તેને શું કહેવાય તે લખો. ફક્ત અમે જાણીએ છીએ એ સેવાઓનાં જ નામ પહેલેથી છે
problem-links-label-long = નામમાં { $n } કરતાં વધુ અક્ષર છે, અથવા બતાવી ન શકાય એવા અક્ષર છે
problem-links-service-word = “{ $service }” અમે જાણીએ છીએ એવી કોઈ સેવા નથી, અને તે સરનામાનો શબ્દ બની શકે નહીં. “other” વાપરો
problem-links-service-twice = { $service }નું સરનામું પહેલેથી છે
problem-links-others-many = બીજાં સરનામાં { $n } કરતાં વધુ છે

links-qr = QR કોડ
links-qr-what = પોસ્ટર, ટિકિટ અને કવર માટે. તે લિંકના પાના પર લઈ જાય છે; અભિયાનની નિશાની સાથે તેની મુલાકાતો અલગ ગણાય છે.
links-qr-tag = અભિયાનની નિશાની
links-qr-tag-hint = નાના લેટિન અક્ષરો, અંકો અને ડેશ, દાખલા તરીકે tour-poster. ખાલી રહી શકે.
links-qr-svg = SVG ડાઉનલોડ કરો
links-qr-png = PNG ડાઉનલોડ કરો
links-qr-alt = લિંકના પાનાનો QR કોડ
problem-links-qr-tag = અભિયાનની નિશાની: વધુમાં વધુ ૬૪ લેટિન અક્ષરો, અંકો, ડેશ, ટપકાં અને અન્ડરસ્કોર
links-preview-alt = { $title }, { $artist }: કાર્ડ પર કવર, શીર્ષક અને કલાકાર
