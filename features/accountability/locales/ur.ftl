## روزنامچہ اور رجسٹر۔

accountability-title = جواب دہی
accountability-what = یہاں جو کچھ طے ہوا، جانچا گیا یا مٹایا گیا، وہ ایسے روزنامچے میں لکھا جاتا ہے جسے بعد میں کوئی چپکے سے بدل نہیں سکتا۔ یہ سب کے لیے کھلا ہے اور کسی شخص کے بارے میں کچھ نہیں بتاتا۔
accountability-watch = روزنامچے کی حالت
accountability-watch-never = ابھی جانچ نہیں ہوئی۔ یہ دن میں دو بار ہوتی ہے۔
accountability-watch-sound = جانچ { $at }: سب ٹھیک ہے۔
accountability-watch-failed = جانچ { $at }: کچھ میل نہیں کھاتا۔ کیا ہے، یہ دیکھنے کے لیے ابھی جانچیں۔
accountability-check-now = پورا روزنامچہ ابھی جانچیں
accountability-check-sound = { $n ->
    [0] ابھی جانچا گیا: روزنامچے میں ابھی کچھ نہیں۔
    [one] ابھی جانچا گیا: { $n } اندراج ہر دستخط شدہ نشان سے میل کھاتا ہے۔
   *[other] ابھی جانچا گیا: تمام { $n } اندراج ہر دستخط شدہ نشان سے میل کھاتے ہیں۔
}
accountability-check-broken = { $n ->
    [one] ابھی جانچا گیا: { $n } بات میل نہیں کھاتی۔ کسی نے ڈیٹابیس میں روزنامچہ بدلا ہے۔
   *[other] ابھی جانچا گیا: { $n } باتیں میل نہیں کھاتیں۔ کسی نے ڈیٹابیس میں روزنامچہ بدلا ہے۔
}
accountability-fault-missing = اندراج { $position } موجود نہیں۔
accountability-fault-surplus = اندراج { $position } روزنامچے کے اختتام کے بعد ہے۔
accountability-fault-hash = سطح { $level }، جگہ { $place } کا ہیش اپنے اندراجات سے میل نہیں کھاتا۔
accountability-fault-root = { $size } اندراجات کا نشان دوسرے اندراجات کے لیے دستخط ہوا تھا۔
accountability-fault-signature = { $size } اندراجات کے نشان پر روزنامچے کی کلید کے دستخط نہیں۔
accountability-fault-cut = کبھی { $size } اندراجات پر دستخط ہوئے تھے، اور اب کم ہیں: کسی نے پرانا ڈیٹابیس واپس رکھ دیا ہے۔
accountability-fault-replaced = پہلے { $size } اندراج وہ نہیں جن پر دستخط ہوئے تھے: کسی نے پرانا ڈیٹابیس واپس رکھ دیا ہے یا روزنامچہ نئے سرے سے لکھا ہے۔
accountability-fault-mark = کلید کے ساتھ رکھے نشان پر اُس کلید کے دستخط نہیں۔
accountability-not-signed = جب تک یہ صاف نہ ہو، کسی نئی چیز پر دستخط نہیں ہوتے۔
accountability-unwitnessed = بغیر گواہ کے۔
accountability-unwitnessed-what = اس تنصیب سے باہر کوئی ہمارے نشانوں پر ساتھ دستخط نہیں کرتا۔ جس نے پہلے کا کوئی نشان سنبھال رکھا ہو اُسے اُس سے پہلے کی ہر تبدیلی نظر آ جاتی ہے؛ جس نے کوئی نہ رکھا ہو اُسے ہم پر بھروسا کرنا پڑتا ہے کہ روزنامچہ ایک ہی ہے۔ ابھی ایک سنبھال لیں، اور بعد والے سے ملا کر دیکھیں۔
accountability-checkpoint = دستخط شدہ نشان
accountability-checkpoint-none = ابھی کسی چیز پر دستخط نہیں ہوئے۔
accountability-checkpoint-what = { $n ->
    [one] آخری نشان میں { $n } اندراج ہے؛ تصدیق { $at }۔
   *[other] آخری نشان میں { $n } اندراج ہیں؛ تصدیق { $at }۔
}
accountability-verifier = اس کلید سے کوئی بھی اسے جانچ سکتا ہے:
accountability-registers = رجسٹر
accountability-entries = اندراجات، نئے پہلے
accountability-none = ابھی کچھ نہیں لکھا گیا۔
accountability-position = نمبر
accountability-kind = کیا
accountability-at = کب (UTC)
accountability-facts = کھلی معلومات
accountability-proof = ثبوت
accountability-older = پرانے اندراجات
accountability-kind-policy_version = پالیسی کا نسخہ
accountability-kind-proof = وعدوں کی جانچ
accountability-kind-rights_request = حقوق کے بارے میں درخواست
accountability-kind-erasure = مٹانے کا عمل
accountability-kind-operator_access = منتظم نے ذاتی معلومات دیکھیں
accountability-kind-incident = واقعہ
accountability-kind-restored = بیک اپ سے بحالی
accountability-kind-unknown = جسے یہ نسخہ نہیں پہچانتا

accountability-processors = ہم سے معلومات کس کو ملتی ہیں
accountability-processors-what = ذاتی معلومات صرف انہی کے پاس جا سکتی ہیں۔ پروگرام اس صفحے پر درج پتوں کے سوا کہیں رابطہ نہیں کرتا۔
accountability-processors-none = کسی کو نہیں۔ یہاں سے ذاتی معلومات کہیں نہیں جاتیں۔
accountability-asked = جن سے پوچھا جاتا ہے اور کسی کے بارے میں کچھ نہیں بتایا جاتا
accountability-asked-what = پروگرام ان کیٹلاگوں سے پوچھتا ہے کہ ریلیز کہاں سنی جا سکتی ہے۔ وہ موسیقی کے کوڈ اور نمبر بھیجتا ہے؛ کسی شخص کا ڈیٹا انہیں نہیں بھیجا جا سکتا۔
accountability-party = نام
accountability-country = ملک
accountability-safeguard = حفاظتی ضمانت
accountability-why = کس لیے
accountability-receives = انہیں کیا ملتا ہے
accountability-hosts = سرور کے پتے

accountability-changes = تبدیلیاں
accountability-changes-what = کون وصول کنندہ بنا، کون اب نہیں رہا، اور رازداری کی پالیسی کے کس نسخے سے؛ وہ بھی جس کا اعلان ہو چکا اور جو ابھی نافذ نہیں۔
accountability-changes-feed = فیڈ لیں (Atom)
accountability-changes-none = نہ کوئی وصول کنندہ بنا، نہ کوئی کم ہوا۔
accountability-change-coming = نسخہ { $n }: اعلان ہو چکا، { $day } سے
accountability-change-since = نسخہ { $n }: { $day } سے

accountability-ropa = معلومات کے استعمال کا رجسٹر
accountability-ropa-what = وہ جو GDPR کی دفعہ ۳۰ لکھ رکھنے کو کہتی ہے؛ انہی اعلانات سے بنا ہے جن پر پروگرام چلتا ہے۔
accountability-ropa-csv = جدول کی شکل میں (CSV)
accountability-ropa-jsonld = مشینوں کے لیے (JSON-LD، Data Privacy Vocabulary)
accountability-ropa-controller = (a) ذمہ دار ادارہ
accountability-ropa-address = (a) پتا
accountability-ropa-contact = (a) رابطہ
accountability-ropa-officer = (a) ڈیٹا تحفظ افسر
accountability-ropa-purpose = (b) مقصد
accountability-ropa-basis = قانونی بنیاد
accountability-ropa-subjects = (c) کس کی معلومات
accountability-ropa-data = (c) کون سی معلومات
accountability-ropa-recipients = (d) وصول کنندگان
accountability-ropa-transfers = (e) دوسرے ملکوں کو منتقلی
accountability-ropa-limits = (f) کب مٹائی جاتی ہیں
accountability-ropa-measures = (g) حفاظت
accountability-basis-consent = رضامندی
accountability-basis-contract = معاہدہ، یا اس سے پہلے کے اقدامات
accountability-basis-legal_obligation = قانونی ذمہ داری
accountability-basis-legitimate_interest = جائز مفاد
accountability-subject-fan = پری سیو کرنے والے مداح
accountability-subject-member = اس پروگرام سے کام کرنے والے لوگ
accountability-subject-everyone = وہ سب جن کے بارے میں کچھ رکھا جاتا ہے
accountability-subject-requester = اپنے حقوق کے بارے میں پوچھنے والے لوگ
accountability-recipient-none = یہاں سے باہر کوئی نہیں
accountability-transfer-none = کوئی نہیں: کوئی وصول کنندہ یورپی اقتصادی علاقے سے باہر نہیں
accountability-measure-purpose = معلومات صرف اعلان شدہ مقصد کے لیے، اور جب تک رضامندی، اعتراض اور پابندی اجازت دیں، کھلتی ہیں
accountability-measure-log = اہم تبدیلیاں ایسے روزنامچے میں لکھی جاتی ہیں جو چپکے سے بدلا نہیں جا سکتا
accountability-measure-sealed = شخص کی اپنی کلید سے بند؛ ہر بار مٹانے پر وہ کلید ضائع کر دی جاتی ہے
accountability-measure-hosts = اعلان شدہ پتوں پر صرف اعلان شدہ معلومات جاتی ہیں، اور ہر بار پہلے اندراج ہوتا ہے

accountability-incidents = واقعات
accountability-incidents-what = ذاتی معلومات کی ہر خلاف ورزی یہاں لکھی جاتی ہے، وہ بھی جس کی کسی کو اطلاع دینا ضروری نہیں (دفعہ ۳۳(۵))۔ کھلا روزنامچہ یہ بتاتا ہے کہ کچھ لکھا گیا، یہ نہیں کہ کیا۔
accountability-incidents-none = اب تک کچھ نہیں ہوا۔
accountability-incident = واقعہ
accountability-incident-new = واقعہ لکھیں
accountability-incident-no-names = لوگوں کی قسمیں اور تعداد لکھیں، نام یا پتے کبھی نہیں۔
accountability-incident-open = لکھ لیں
accountability-incident-save = محفوظ کریں
accountability-incident-notify = نگران ادارے کو اطلاع دے دی گئی
accountability-incident-close = یہ واقعہ بند کریں
accountability-crumbs = آپ کہاں ہیں
accountability-error-mark = غلطی:
accountability-problems = کچھ خانے دوبارہ دیکھنے کی ضرورت ہے
accountability-clock-running = { $n ->
    [0] نگران ادارے کو اطلاع دینے میں ایک گھنٹے سے کم باقی ہے، { $at } UTC تک۔
    [one] نگران ادارے کو اطلاع دینے میں { $n } گھنٹہ باقی ہے، { $at } UTC تک۔
   *[other] نگران ادارے کو اطلاع دینے میں { $n } گھنٹے باقی ہیں، { $at } UTC تک۔
}
accountability-clock-overdue = ۷۲ گھنٹے { $at } UTC پر پورے ہو گئے۔ نگران ادارے کو ابھی اطلاع دیں اور تاخیر کی وجہ بھی بتائیں (دفعہ ۳۳(۱))۔
accountability-clock-told = نگران ادارے کو { $at } UTC پر اطلاع دی گئی۔
accountability-clock-closed = { $at } UTC پر بند ہوا۔
accountability-field-nature = کیا ہوا
accountability-hint-nature = خلاف ورزی کی نوعیت، چند جملوں میں۔
accountability-field-categories = کس کی اور کون سی معلومات
accountability-hint-categories = لوگوں اور ریکارڈ کی قسمیں۔
accountability-field-people = کتنے لوگ
accountability-hint-people = اندازاً؛ کوئی نہ ہو تو ۰۔
accountability-field-records = کتنے ریکارڈ
accountability-hint-records = اندازاً؛ کوئی نہ ہو تو ۰۔
accountability-field-consequences = اس سے کیا ہو سکتا ہے
accountability-hint-consequences = لوگوں کے لیے ممکنہ نتائج۔
accountability-field-measures = اس کے بارے میں کیا کیا گیا
accountability-hint-measures = کیے گئے یا تجویز کردہ اقدامات، نقصان کم کرنے والے بھی۔
accountability-field-discovered_at = کب پتہ چلا (UTC)
accountability-hint-discovered_at = ۷۲ گھنٹے یہاں سے گنے جاتے ہیں۔
problem-accountability-missing = یہ خالی نہیں رہ سکتا؛ معلوم نہ ہو تو یہی لکھیں
problem-accountability-long = زیادہ سے زیادہ ۴٬۰۰۰ حروف، پوشیدہ کنٹرول نشانات کے بغیر
problem-accountability-number = یہاں ۰ یا اس سے بڑا پورا عدد لکھیں
problem-accountability-instant = دن اور وقت لکھیں، مثلاً 2026-11-22T12:00
problem-accountability-future = یہ لمحہ ابھی آیا نہیں
accountability-notices = اطلاع کے مسودے
accountability-notices-what = اوپر لکھی باتوں سے بنے۔ آپ کے الفاظ اسی زبان میں رہتے ہیں جس میں آپ نے لکھے۔
accountability-language = اردو
accountability-authority-subject = { $operator } میں ذاتی معلومات کی خلاف ورزی کی اطلاع
accountability-notice-nature = { $discovered } (UTC) کو ہمیں ذاتی معلومات کی ایک خلاف ورزی کا پتہ چلا۔ کیا ہوا: { $nature }
accountability-notice-numbers = کس کا معاملہ ہے: { $categories }۔ اندازاً { $people } لوگ اور { $records } ریکارڈ۔
accountability-notice-consequences = اس سے کیا ہو سکتا ہے: { $consequences }
accountability-notice-measures = ہم نے کیا کیا اور کیا کریں گے: { $measures }
accountability-notice-contact = سوال ہوں تو ہم سے رابطہ کریں: { $contact }۔
accountability-notice-to = بنام: { $authority }
accountability-notice-late = یہ اطلاع پتہ چلنے کے ۷۲ گھنٹے بعد دی جا رہی ہے۔ وجوہات: …
accountability-notice-more = جو ابھی معلوم نہیں، وہ معلوم ہوتے ہی بتائیں گے۔
accountability-notice-dpo = سوالوں کے جواب ہمارے ڈیٹا تحفظ افسر دیتے ہیں: { $contact }۔
accountability-notice-drill = مشق۔ اس میں سے کچھ نہیں ہوا؛ اسے نہ بھیجیں۔
accountability-notice-download = متن کے طور پر ڈاؤن لوڈ کریں
accountability-reader-authority = نگران ادارے کو
accountability-reader-people = متعلقہ لوگوں کو
accountability-people-subject = { $operator } میں آپ کی معلومات کے ساتھ کیا ہوا
accountability-people-nature = { $discovered } (UTC) کو ہمیں پتہ چلا کہ ذاتی معلومات گم ہو گئی ہیں، یا کسی ایسے کے پاس پہنچ گئی ہیں جس کے پاس نہیں ہونی چاہییں۔ کیا ہوا: { $nature }
accountability-people-whose = کس کا معاملہ ہے: { $categories }۔
accountability-people-complaint = آپ نگران ادارے سے شکایت کر سکتے ہیں: { $authority }۔
accountability-drill = مشق
accountability-drill-this = یہ مشق ہے: اس میں سے کچھ نہیں ہوا، اور کسی کو اطلاع نہیں دی جاتی۔
accountability-drill-box = یہ مشق ہے: ہم صرف تیاری کر رہے ہیں
accountability-drill-never = ابھی کوئی مشق نہیں لکھی گئی۔ سال میں ایک بار مشق کریں، اس سے پہلے کہ سچ مچ کچھ ہو۔
accountability-drill-fresh = { $n ->
    [0] آخری مشق آج ہوئی۔
    [one] آخری مشق { $n } دن پہلے ہوئی۔
   *[other] آخری مشق { $n } دن پہلے ہوئی۔
}
accountability-drill-due = { $n ->
    [one] آخری مشق { $n } دن پہلے ہوئی: اب اگلی کا وقت ہے۔
   *[other] آخری مشق { $n } دن پہلے ہوئی: اب اگلی کا وقت ہے۔
}
