## The room of artists.

artists-title = કલાકારો
artists-error = ભૂલ:
artists-crumbs = પેજનો માર્ગ
artists-problems = { $n ->
    [one] { $n } ખાનું ફરી જોવાની જરૂર છે
   *[other] { $n } ખાનાં ફરી જોવાની જરૂર છે
}
artists-none = હજી કોઈ કલાકાર નથી
artists-none-what = રિલીઝ જેની હોય તે કલાકાર. નીચે પહેલા કલાકાર ઉમેરો, પછી રિલીઝ બનાવો.
artists-next = આગળનું પેજ
artists-new = કલાકાર ઉમેરો
artists-name = નામ
artists-name-hint = કવર પર લખેલું હોય એ પ્રમાણે, ૨૦૦ અક્ષર સુધી.
artists-create = કલાકાર ઉમેરો
artists-save = નામ સાચવો
artists-leave = જેમ છે તેમ રહેવા દો
artists-retire = આ કલાકારને હટાવો…
artists-retire-what = કલાકાર આ યાદીમાંથી નીકળી જશે અને રિલીઝ માટે ફરી પસંદ કરી શકાશે નહીં. પહેલેથી હોય એ રિલીઝમાં નામ રહેશે અને તે જેમ છે તેમ રહેશે. આ પાછું ફેરવી શકાશે નહીં.
artists-retire-do = કલાકારને હટાવો

problem-artists-name-missing = નામ: કલાકારનું નામ લખો
problem-artists-name-long = નામ: વધુમાં વધુ ૨૦૦ અક્ષર
problem-artists-name-control = નામ: નવી લીટી અને બીજાં અદૃશ્ય નિયંત્રણ ચિહ્નો કાઢી નાખો
