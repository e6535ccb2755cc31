## Around the privacy policy: its frame, its versions, its changes.

transparency-in-force = અમલની તારીખ:
transparency-version = આવૃત્તિ
transparency-lead = પ્રોગ્રામ જે ઘોષણાઓ પ્રમાણે ચાલે છે એ જ ઘોષણાઓમાંથી આ પેજ બને છે. અહીં જેની યાદી નથી, તેનો સંગ્રહ તે કરી શકતો નથી.
transparency-machine = એ જ ઘોષણાઓ, મશીન વાંચી શકે એ સ્વરૂપે
transparency-from = અમલની તારીખ:
transparency-inventory = ડેટાની યાદી (SHA-256)
transparency-fingerprint = આ લખાણ (SHA-256)
transparency-languages = ભાષાઓ
transparency-versions = બધી આવૃત્તિઓ
transparency-versions-what = દરેક આવૃત્તિમાં તેની પહેલાંની આવૃત્તિનો હૅશ હોય છે, એટલે કોઈ પણ આવૃત્તિ પાછળથી છાની રીતે બદલી શકાતી નથી.
transparency-published = પ્રકાશિત
transparency-changes = શું બદલાયું
transparency-changes-of = આવૃત્તિ { $old }થી આવૃત્તિ { $new } સુધી
transparency-same = શબ્દો એ જ છે.
transparency-first = પહેલી આવૃત્તિ
transparency-added = ઉમેરાયું:
transparency-removed = કાઢી નખાયું:
transparency-exact = બરાબર એ જ બાઇટ્સ
transparency-coming = નવી આવૃત્તિ અમલમાં આવશે: { $day }
transparency-coming-what = તમે આવૃત્તિ { $n } વાંચી રહ્યા છો, જે હજી અમલમાં નથી. ત્યાં સુધી આવૃત્તિ { $old } લાગુ છે.
transparency-until-then = અત્યારે લાગુ આવૃત્તિ વાંચો
transparency-past = આ પહેલાંની એક આવૃત્તિ છે
transparency-past-what = આવૃત્તિ { $n } છેલ્લી નથી.
transparency-latest = છેલ્લી આવૃત્તિ વાંચો
transparency-notice = અમારી ગોપનીયતા નીતિ બદલાય છે: નવી આવૃત્તિ અમલમાં આવશે: { $day }.
transparency-read-new = વાંચો
transparency-dismiss = મેં આ જોયું
change-purpose-added = નવો હેતુ: { $of }
change-purpose-removed = હવે હેતુ નથી: { $of }
change-basis-changed = બીજો કાનૂની આધાર: { $of }
change-datum-used = { $of } – નવો ઉપયોગ: { $to }
change-datum-unused = { $of } – હવે આના માટે વપરાતું નથી: { $to }
change-processor-added = નવો મેળવનાર: { $of }
change-processor-removed = હવે મેળવનાર નથી: { $of }
change-disclosed = { $of } હવે આ પણ મેળવે છે: { $to }
change-withheld = { $of } હવે આ મેળવતું નથી: { $to }
change-transfer-changed = બીજો દેશ કે બીજી સુરક્ષાની ખાતરી: { $of }
change-kept-longer = વધુ સમય રખાય છે: { $of }
change-kept-shorter = ઓછો સમય રખાય છે: { $of }
change-cookie-added = નવી કુકી: { $of }
change-cookie-removed = કુકી હટાવી: { $of }
change-controller-changed = તમારા ડેટા માટે હવે બીજું કોઈ જવાબદાર છે, અથવા સરનામું બદલાયું છે.
change-authority-changed = દેખરેખ સત્તાધિકારી અથવા તેનું સરનામું બદલાયું છે.
change-party-changed = હવે બીજું કોઈ ચલાવે છે: { $of }
change-processor-used = { $of } હવે આના માટે પણ વપરાય છે: { $to }
change-processor-unused = { $of } હવે આના માટે વપરાતું નથી: { $to }
change-rule-changed = રાખવાનો સમય હવે બીજી ક્ષણથી ગણાય છે: { $of }
change-unsealed = હવે તમારી પોતાની કીથી એન્ક્રિપ્ટ થતું નથી: { $of }
change-sealed = હવે તમારી પોતાની કીથી એન્ક્રિપ્ટ થાય છે: { $of }
change-left-out-of-export = હવે તમારા ડેટાની નકલમાં નથી: { $of }
change-exported = હવે તમારા ડેટાની નકલમાં છે: { $of }
change-stored = હવે ફક્ત મેમરીમાં નહીં, સંગ્રહાય પણ છે: { $of }
change-not-stored = હવે સંગ્રહાતું નથી: { $of }
change-age-lowered = જાતે સંમતિ આપવાની ઉંમર ઘટી: { $of }
change-age-raised = જાતે સંમતિ આપવાની ઉંમર વધી: { $of }
change-age-elsewhere = જેમનું નામ નથી એ દેશો
change-words = શબ્દો બદલાયા.
change-material = મહત્ત્વનો ફેરફાર: અમલમાં આવતાં પહેલાં રાહ જુએ છે.

transparency-letter-subject = અમારી ગોપનીયતા નીતિ { $day } થી બદલાય છે
transparency-letter-body =
    { $day } થી અમારી ગોપનીયતા નીતિની નવી આવૃત્તિ અમલમાં આવે છે. તે પહેલેથી પ્રકાશિત છે, અને આજની નીતિથી શું જુદું છે તેની યાદી પણ સાથે છે.

    તે દિવસ સુધી કંઈ બદલાતું નથી. જો તમે સંમત ન હો, તો તે પહેલાં તમે તમારો ડેટા લઈ જઈ શકો છો અને તમારું એકાઉન્ટ બંધ કરી શકો છો.
transparency-letter-link = શું બદલાય છે તે વાંચો
