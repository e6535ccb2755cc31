## રિલીઝની યાદ મેળવવાની રીતો.

reminders-title = યાદ મેળવો
reminders-when = બહાર પડશે: { $at }
reminders-error = ભૂલ:
reminders-back = { $title } પર પાછા
reminders-mail = એ દિવસે એક પત્ર
reminders-agree = { $artist } નું “{ $title }” બહાર પડે ત્યારે મને એક ઇમેઇલ જોઈએ છે. તે મોકલાય કે તરત મારા સરનામાનો નાશ થાય છે.
reminders-born = તમારો જન્મદિવસ
reminders-born-kept = લોકો કઈ ઉંમરથી જાતે સંમતિ આપી શકે એ કાયદો નક્કી કરે છે. અમે દિવસ એક વાર સરખાવીએ છીએ અને રાખતા નથી.
reminders-email = ઇમેઇલ સરનામું
reminders-go = મને યાદ અપાવો
reminders-next = હવે અમે તમને એક વાર લખીશું. તમે ખાતરી કરો ત્યારે તે ગણાય છે.
reminders-problem-title = કંઈક બાકી છે
reminders-problem-born = તમારો જન્મદિવસ લખો
reminders-problem-email = ઇમેઇલ સરનામું લખો, જેમ કે noor@example.org
reminders-refused = અમે તમારી પાસેથી યાદની વિનંતી લઈ શકતા નથી, અને કંઈ રાખવામાં આવ્યું નથી. નીચેનું કૅલેન્ડર સૌને માટે ખુલ્લું છે.
reminders-not-live = આ સાઇટ હાલ પત્રો મોકલી શકતી નથી.
reminders-calendar = તમારા પોતાના કૅલેન્ડરમાં
reminders-calendar-what = દિવસ અને અલાર્મવાળી એક ફાઇલ. તેને સરનામાની જરૂર નથી, અને અમે કંઈ રાખતા નથી.
reminders-calendar-do = મારા કૅલેન્ડરમાં ઉમેરો
reminders-calendar-inside = કેટલીક ઍપ આવી ફાઇલ ખોલતી નથી. ત્યારે આ પેજ તમારા પોતાના બ્રાઉઝરમાં ખોલો.
reminders-calendar-summary = બહાર પડ્યું: { $title } – { $artist }
reminders-calendar-description = { $artist } નું “{ $title }” બહાર પડ્યું છે. સાંભળવાની બધી રીતો અહીં છે:
reminders-presaves = પ્રી-સેવ
reminders-presaves-live = અહીં તે આ સેવાઓમાં ચાલે છે: { $services }.
reminders-presaves-none = આ રિલીઝના પ્રી-સેવ માટે અહીં કોઈ સંગીત સેવા જોડાયેલી નથી.

reminders-asked = તમારી ટપાલપેટી જુઓ
reminders-asked-what = આ સરનામે લખી શકાતું હોય, તો પત્ર રસ્તામાં છે. બે દિવસમાં તેની લિંક પાછળનું બટન દબાવો. ન દબાવો, તો બધું ભૂંસાઈ જશે.
reminders-link-gone = આ લિંક હવે કામ કરતી નથી
reminders-link-gone-what = તે વપરાઈ ગઈ છે, બે દિવસથી જૂની છે, કે રિલીઝ રદ થઈ છે. તમે ફરી માગી શકો છો.
reminders-no-page = અહીં કોઈ યાદ નથી
reminders-no-page-what = સરનામું કદાચ અધૂરું છે, કે તેના વિશેનું બધું ભૂંસાઈ ગયું છે.
reminders-confirm = શું આ તમારું સરનામું છે?
reminders-confirm-what = કોઈએ તમારા ઇમેઇલ સરનામે યાદ અપાવવા કહ્યું. એ તમે હો, તો ખાતરી કરો. ન હો, તો આ પેજ બંધ કરો; કંઈ રહેતું નથી.
reminders-confirm-do = હા, મને યાદ અપાવો
reminders-out = યાદ ન જોઈએ?
reminders-out-what = એક વાર દબાવો, બીજો કોઈ પ્રશ્ન નહીં. રિલીઝ પછી બંધ કરવા જેવું કંઈ રહેતું નથી.
reminders-out-do = બંધ કરો
reminders-unsubscribed = કોઈ પત્ર નહીં આવે
reminders-unsubscribed-what = તરત થઈ ગયું. તમારા સરનામાનો નાશ થયો છે.

## યાદનું પેજ.

reminders-own-waiting = અમે તમને યાદ અપાવીશું
reminders-own-waiting-what = બહાર પડે ત્યારે એક પત્ર આવશે. પછી તમારા સરનામાનો નાશ થાય છે. દિવસ બદલાય, તો પત્ર પણ બદલાય છે.
reminders-own-sent = તમારી યાદ રસ્તામાં છે
reminders-own-sent-what = પત્ર ટપાલને સોંપાયો ત્યારે તમારા સરનામાનો નાશ થયો.
reminders-own-left = યાદ નથી
reminders-own-left-what = કોઈ પત્ર નહીં આવે. તમારા સરનામાનો નાશ થયો છે.
reminders-own-called-off = રિલીઝ રદ થઈ
reminders-own-called-off-what = કોઈ પત્ર નહીં આવે. તમારા સરનામાનો નાશ થયો છે.
reminders-own-late = પત્ર સમયસર જઈ શક્યો નહીં
reminders-own-late-what = તમને નિરાશ કર્યા એનું અમને દુઃખ છે. તમારા સરનામાનો નાશ થયો છે.
reminders-bookmark = આ પેજનું સરનામું સાચવો.
reminders-bookmark-why = એકાઉન્ટ વિના બધું રદ કરવાનો કે ભૂંસવાનો એ તમારો રસ્તો છે.
reminders-yours = તમારા હાથમાં
reminders-cancel = યાદ રદ કરો
reminders-export = મારો ડેટા ડાઉનલોડ કરો
reminders-erase = બધું ભૂંસો
reminders-erase-sure = આ યાદ વિશેનું બધું કાયમ માટે ભૂંસાઈ જશે, અને તેની સાથે આ પેજ પણ.
reminders-erase-yes = હા, ભૂંસો
reminders-rights = તમારા બધા અધિકારો

## ચાહકના પોતાના બ્રાઉઝરમાં.

reminders-push = આ બ્રાઉઝરમાં
reminders-push-what = તે દિવસે તમારું બ્રાઉઝર એક સંદેશ બતાવે છે. તમારા કોઈ સરનામાની જરૂર નથી.
reminders-push-do = મને આ બ્રાઉઝરમાં યાદ કરાવો
reminders-push-title = આ બ્રાઉઝરમાં એક સંદેશ
reminders-push-how = તમારું બ્રાઉઝર પૂછે છે કે આ સાઇટ સંદેશા મોકલી શકે કે નહીં. પછી તે અમને તેને બનાવનાર કંપનીનું એક સરનામું આપે છે: Google, Mozilla, Apple કે Microsoft. અમે ત્યાં જે મોકલીએ તે ફક્ત તમારું બ્રાઉઝર વાંચી શકે છે.
reminders-push-agree = { $artist }નું “{ $title }” બહાર પડે ત્યારે મારે આ બ્રાઉઝરમાં એક સંદેશ જોઈએ છે. તે મારું બ્રાઉઝર બનાવનાર કંપની મારફતે જાય છે, જે કદાચ અમેરિકામાં હોય, જ્યાં મારા ડેટાનું રક્ષણ ઓછું હોઈ શકે. સંદેશ નીકળે કે તરત સરનામાનો નાશ થાય છે.
reminders-push-go = હા, આ બ્રાઉઝરમાં
reminders-push-noscript = આ રીતને JavaScript જોઈએ છે. પત્ર અને કૅલેન્ડર તેના વિના ચાલે છે.
reminders-push-unable = આ બ્રાઉઝર આવા સંદેશા લેતું નથી. iPhone પર ફક્ત હોમ સ્ક્રીન પરની સાઇટો તે મોકલી શકે છે. પત્ર અને કૅલેન્ડર બધે ચાલે છે.
reminders-push-denied = તમારું બ્રાઉઝર આ સાઇટના સંદેશા રોકે છે. તેના સેટિંગમાં એ બદલી શકો, કે બીજી રીત પસંદ કરી શકો.
reminders-push-refused = એ થયું નહીં, અને કંઈ રખાયું નથી. ફરી પ્રયત્ન કરો, કે બીજી રીત પસંદ કરો.
reminders-push-back = બીજી બધી રીતો
reminders-push-out = બહાર પડ્યું: { $title }
reminders-push-out-what = { $artist }નું “{ $title }” બહાર પડ્યું છે. તમે માગેલો આ એકમાત્ર સંદેશ છે.
reminders-own-push-waiting = તમારું બ્રાઉઝર તમને યાદ કરાવશે
reminders-own-push-waiting-what = તે બહાર પડે ત્યારે એક સંદેશ આવે છે. પછી તમારા બ્રાઉઝરના સરનામાનો નાશ થાય છે. દિવસ બદલાય તો સંદેશ પણ બદલાય છે.
reminders-own-push-sent = તમારો સંદેશ સોંપી દીધો
reminders-own-push-sent-what = તમારું બ્રાઉઝર બનાવનાર કંપની તેને પહોંચાડે છે. તમારા બ્રાઉઝરના સરનામાનો અહીં નાશ થયો છે.
reminders-own-push-left = કોઈ સંદેશ નહીં
reminders-own-push-left-what = કોઈ સંદેશ નહીં આવે. તમારા બ્રાઉઝરના સરનામાનો નાશ થયો છે.
reminders-own-push-called-off = રિલીઝ રદ થઈ, અને કોઈ સંદેશ નહીં આવે
reminders-own-push-called-off-what = તમારા બ્રાઉઝરના સરનામાનો નાશ થયો છે.
reminders-own-push-late = સંદેશ સમયસર નીકળી શક્યો નહીં
reminders-own-push-late-what = તમને નિરાશ કર્યા એનો અફસોસ છે. તમારા બ્રાઉઝરના સરનામાનો નાશ થયો છે.
reminders-own-push-gone = તમારું બ્રાઉઝર હવે સંદેશા લેતું નથી
reminders-own-push-gone-what = ત્યાં સંદેશા બંધ કરાયા, કે તેનો ડેટા સાફ કરાયો. અહીં પણ સરનામાનો નાશ થયો છે.

## પત્રો.

reminders-letter-confirm-subject = યાદની ખાતરી કરો: { $title }
reminders-letter-confirm-body = કોઈએ { $operator } પર { $artist } ના “{ $title }” ની યાદ આ સરનામે માગી. એ તમે હો, તો લિંક ખોલો અને બે દિવસમાં ખાતરી કરો.
reminders-letter-confirm-link = ખાતરી કરો
reminders-letter-known-subject = તમારી યાદ પહેલેથી છે: { $title }
reminders-letter-known-body = કોઈએ { $operator } પર { $artist } ના “{ $title }” ની યાદ આ સરનામે ફરી માગી. તમારી યાદ પહેલેથી છે. તેના પેજ પર તમે તે રદ કરી શકો છો.
reminders-letter-known-link = તમારી યાદ
reminders-letter-out-subject = બહાર પડ્યું: { $title }
reminders-letter-out-body = { $artist } નું “{ $title }” બહાર પડ્યું છે. તમે { $operator } પર માગેલો આ એક પત્ર છે; ત્યાં તમારા સરનામાનો નાશ થયો છે.
reminders-letter-out-link = સાંભળો
