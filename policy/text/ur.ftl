## What the policy says of each row of inventory.toml, in plain words.

purpose-release_save = آپ کے کہنے پر، ریلیز کو اس کے آنے کے دن آپ کی لائبریری میں محفوظ کرنا
purpose-receipt = آپ کو دکھانا کہ آپ کے پری سیو کا کیا ہوا، اور آپ کو اسے منسوخ کرنے یا مٹانے دینا
purpose-account = آپ کو سائن ان کرانا اور آپ کا بنایا ہوا اکاؤنٹ چلانا
purpose-security = اکاؤنٹس اور فارموں کو غلط استعمال سے محفوظ رکھنا
purpose-security-interest = ہمارا اور آپ کا یہ مفاد کہ کوئی پاس ورڈ کا اندازہ نہ لگائے اور نہ آپ کے نام سے فارم بھیجے
purpose-accountability = یہ دکھا سکنا کہ آپ نے کس بات پر رضامندی دی اور آپ کے ڈیٹا کے ساتھ کیا کیا گیا
purpose-age_check = اُس عمر کا لحاظ رکھنا جس سے قانون لوگوں کو خود رضامندی دینے دیتا ہے
purpose-policy_notice = اس پالیسی کی تبدیلی کے نافذ ہونے سے پہلے آپ کو اس کی خبر دینا

datum-subject_id = ایک بے ترتیب عدد جو اس پروگرام کے اندر آپ کی نمائندگی کرتا ہے
datum-fan_id = ایک بے ترتیب عدد جو آپ کے پری سیو کی نمائندگی کرتا ہے
datum-presave_receipt = آپ کی رسید والے صفحے کے پتے کا ہیش، جو ایک کلید سے بنا ہے
datum-presave_progress = آپ نے اجازت کب دی، اور اس کا کیا ہوا
datum-presave_state = ایک بار استعمال ہونے والے راز کا ہیش، جب تک آپ میوزک سروس پر سائن ان کر رہے ہوں
datum-presave_code = میوزک سروس کا ایک بار استعمال ہونے والا کوڈ، جو فوراً بدل لیا جاتا ہے اور کبھی ذخیرہ نہیں ہوتا
datum-presave_token = وہ اجازت (refresh token) جو میوزک سروس نے آپ کے لیے ہمیں دی
datum-presave_access_token = اسی اجازت کی ایک مختصر مدت والی شکل، جو صرف ایک درخواست تک میموری میں رہتی ہے
datum-consent_record = آپ نے کس بات پر، کن الفاظ اور کس زبان میں رضامندی دی، اور کب واپس لی
datum-objection_record = وہ مقاصد جن پر آپ نے اعتراض کیا
datum-restriction_record = آپ نے ہم سے کب کہا کہ آپ کا ڈیٹا مٹائے بغیر اس کا استعمال بند کر دیں
datum-disclosure_record = کس فریق کو آپ کا کس قسم کا ڈیٹا ملا، اور کب
datum-member_id = ایک بے ترتیب عدد جو آپ کے اکاؤنٹ کی نمائندگی کرتا ہے
datum-member_email = آپ کا ای میل پتا
datum-member_email_index = آپ کے ای میل پتے کا ہیش، جو ایک کلید سے بنا ہے، تاکہ اس سے آپ کا اکاؤنٹ ڈھونڈا جا سکے
datum-member_password = آپ کے پاس ورڈ کا یک طرفہ ہیش (Argon2id)
datum-member_language = وہ زبان جس میں آپ پروگرام استعمال کرتے ہیں
datum-member_session = آپ کی سائن ان کوکی میں موجود راز کا ہیش
datum-presave_birth = آپ کا یومِ پیدائش، جس کا ایک بار موازنہ ہوتا ہے اور جو کبھی ذخیرہ نہیں ہوتا
datum-policy_notice = اس پالیسی کی کس تبدیلی کی آپ کو خبر دی گئی، اور آپ نے اسے کب دیکھا

processor-spotify = ریلیز کو آپ کی Spotify لائبریری میں محفوظ کرتا ہے
safeguard-eea = یورپی اقتصادی علاقے میں قائم

cookie-session = آپ کو ڈیش بورڈ میں سائن ان رکھتی ہے
cookie-presave = میوزک سروس سے آپ کی واپسی کو اسی براؤزر سے جوڑتی ہے؛ آپ کے واپس آتے ہی حذف ہو جاتی ہے
cookie-presave-no = یاد رکھتی ہے کہ پری سیو ممکن نہ تھا، تاکہ سوال دوبارہ نہ پوچھا جائے

## The clauses of the policy page, its headings and its tables.

policy-contents = فہرست
section-who = ہم کون ہیں
section-data = ہم کیا رکھتے ہیں، کیوں اور کب تک
policy-visits = اگر آپ صرف دیکھنے آئیں
clause-visits = ہم آمد اور کلک گنتے ہیں اور ایسا کچھ نہیں رکھتے جو بتائے کہ آپ کون ہیں: نہ پتا، نہ کوئی شناختی نشان، نہ کوکی۔ گنتی { $days } رکھی جاتی ہے۔ ایک ہی دن کے آنے والوں میں فرق ایک ہیش سے کیا جاتا ہے جس کی بے ترتیب کلید صرف اُسی دن تک میموری میں رہتی ہے۔
policy-fans = اگر آپ پری سیو کریں
policy-members = اگر آپ یہاں ہمارے ساتھ کام کریں
policy-everyone = جو دونوں کے ساتھ آتا ہے
policy-what = کیا
policy-why = کیوں
policy-basis = قانونی بنیاد
policy-how-long = کب تک
policy-sealed = آپ کی اپنی کلید سے خفیہ کیا ہوا
policy-basis-consent = آپ کی رضامندی
policy-basis-contract = وہ کام کرنا جو آپ نے ہم سے کرنے کو کہا
policy-basis-legal-obligation = قانونی ذمہ داری
policy-basis-legitimate-interest = جائز مفاد: { $interest }
policy-keep-use = ایک درخواست تک، صرف میموری میں
policy-keep-until-ended = جب تک ریلیز محفوظ نہ ہو جائے، یا آپ منسوخ نہ کر دیں، یا انکار نہ ہو جائے یا مدت ختم نہ ہو جائے؛ زیادہ سے زیادہ چھ مہینے
policy-keep-days = { $n ->
    [one] ختم ہونے کے بعد ایک دن
   *[other] ختم ہونے کے بعد { $n } دن
}
policy-keep-account = جب تک آپ کا اکاؤنٹ ہے
policy-keep-subject = جب تک آپ کا پری سیو یا اکاؤنٹ ہے
policy-days = { $n ->
    [one] ایک دن
   *[other] { $n } دن
}
policy-minutes = { $n ->
    [one] ایک منٹ
   *[other] { $n } منٹ
}
section-presaves = پری سیو
clause-presave-once = آپ ایک اجازت دیتے ہیں۔ یہ ریلیز کے دن، ایک ریلیز کو آپ کی لائبریری میں شامل کرنے کے لیے، ایک بار استعمال ہوتی ہے۔ پھر یہ تلف کر دی جاتی ہے، اور کب، یہ آپ کی رسید کا صفحہ بتاتا ہے۔
clause-presave-not-read = ہم آپ کی لائبریری نہیں پڑھتے۔
clause-presave-not-follow = ہم آپ کے نام سے کسی کو فالو نہیں کرتے۔
clause-presave-not-ask = ہم آپ کا نام یا ای میل پتا نہیں مانگتے۔
clause-presave-revoke = Spotify کسی ایپ کو اجازت واپس نہیں کرنے دیتا۔ ہم اپنی نقل تلف کر دیتے ہیں؛ آپ Spotify کی طرف بھی اسے ختم کر سکتے ہیں، اپنے اکاؤنٹ کی ایپس میں۔
section-processors = اور کس کو کچھ ملتا ہے
clause-recipients-none = کسی کو نہیں: یہ انسٹینس آپ کا ڈیٹا کہیں نہیں بھیجتا۔
policy-party = کون
policy-does = کس لیے
policy-country = ملک
policy-receives = اسے کیا ملتا ہے
policy-safeguard = حفاظتی ضمانت
section-cookies = کوکیز
clause-cookies = بس یہی ہیں، اور ہر ایک کسی ایسی چیز کے لیے ضروری ہے جو آپ نے مانگی۔ صفحہ دیکھنے سے کوئی کوکی نہیں بنتی۔
policy-name = نام
policy-category = قسم
policy-what-for = کس لیے
policy-life = مدت
section-rights = آپ کے حقوق
country-SE = سویڈن
cookie-category-essential = لازمی
cookie-category-performance = کارکردگی
cookie-category-functional = فعالیتی
cookie-category-marketing = مارکیٹنگ
section-purposes = ہم ڈیٹا کیوں اور کس بنیاد پر استعمال کرتے ہیں
section-source = ڈیٹا کہاں سے آتا ہے
section-retention = مجموعی طور پر کب تک
section-need = کیا دینا لازم ہے
section-automated = مشین کے فیصلے
section-children = بچے
section-changes = جب یہ پالیسی بدلے
policy-purposes = وہ تمام وجوہات جن کے لیے یہاں ذاتی ڈیٹا استعمال ہوتا ہے
policy-purpose = وجہ
policy-source = کہاں سے
policy-right = حق
policy-means = اس کا مطلب
policy-where = کہاں استعمال کریں
policy-unknown = نامعلوم (UNKNOWN): یہ انسٹینس چلانے والے نے یہ نہیں بتایا
policy-counts = آمد کی گمنام گنتی
policy-session = جب تک آپ براؤزر بند نہ کریں
policy-desk = حقوق کا صفحہ کھولیں
source-given = آپ سے
source-observed = جب ہو تو یہیں نوٹ ہوتا ہے
source-received = آپ کی چنی ہوئی میوزک سروس سے
source-derived = یہ پروگرام بناتا ہے
clause-controller = آپ کے ڈیٹا کے ساتھ کیا ہو، یہ { $name } طے کرتا ہے اور اس کا جواب دہ ہے (ڈیٹا کنٹرولر)۔ پتا: { $address }۔
clause-contact = اپنے ڈیٹا کے بارے میں سوال اور درخواستیں یہاں بھیجیں: { $contact }۔
clause-dpo = ہمارا ڈیٹا پروٹیکشن آفیسر: { $dpo }۔
clause-dpo-none = کوئی الگ ڈیٹا پروٹیکشن آفیسر نہیں ہے۔ آپ جو لکھیں، وہ اوپر دیے گئے رابطے پر پڑھا جاتا ہے۔
clause-source = زیادہ تر ڈیٹا آپ سے آتا ہے یا آپ کے پروگرام استعمال کرتے وقت یہیں بنتا ہے۔ جو کسی اور سے آئے، اس پر جدولوں میں نشان ہے: میوزک سروس اسے تب بھیجتی ہے جب آپ وہاں رضامندی دے چکے ہوں۔
clause-recipients = اس جدول سے باہر کسی کو ہم سے ذاتی ڈیٹا نہیں ملتا۔
clause-transfers = ان میں سے کم از کم ایک فریق یورپی اقتصادی علاقے سے باہر ہے۔ جدول میں اس کا ملک اور یہ لکھا ہے کہ وہاں آپ کے ڈیٹا کی حفاظت کس چیز سے ہوتی ہے۔ آپ مانگیں تو ہم اس ضمانت کی نقل بھیجتے ہیں۔
clause-transfers-none = کوئی ذاتی ڈیٹا یورپی اقتصادی علاقے سے باہر نہیں بھیجا جاتا۔
clause-retention = ہر ڈیٹا کی مدت اوپر کی جدولوں میں لکھی ہے۔ پروگرام انہی قاعدوں کے مطابق ہر گھنٹے خود ڈیٹا مٹاتا ہے۔ جب آپ کو یہاں رکھنے والی کوئی چیز باقی نہ رہے تو آپ کے بارے میں باقی سب بھی مٹ جاتا ہے، اور وہ کلید تلف کر دی جاتی ہے جس سے آپ کا ڈیٹا خفیہ کیا گیا تھا۔
clause-rights = حق استعمال کرنے پر کوئی خرچ نہیں آتا۔ ہم ایک مہینے کے اندر جواب دیتے ہیں۔
clause-complaint = آپ جب چاہیں نگران ادارے سے شکایت کر سکتے ہیں: جہاں آپ رہتے ہیں، جہاں کام کرتے ہیں، یا جہاں آپ کے خیال میں قانون ٹوٹا۔ ہمارا نگران ادارہ: { $name }۔ پتا: { $address }۔
clause-need = کوئی قانون آپ کو ہمیں کچھ دینے کا پابند نہیں کرتا۔
clause-need-presave = آپ کی میوزک سروس کی اجازت کے بغیر ہم آپ کے لیے ریلیز محفوظ نہیں کر سکتے۔ اور کسی چیز کا اس پر انحصار نہیں۔
clause-need-account = ای میل پتے اور پاس ورڈ کے بغیر اکاؤنٹ نہیں بنتا۔ اکاؤنٹ کے معاہدے کو دونوں درکار ہیں۔
clause-automated = قانونی یا اتنا ہی بھاری اثر رکھنے والا کوئی فیصلہ مشین پر نہیں چھوڑا جاتا، اور کوئی آپ کا پروفائل نہیں بناتا۔
clause-children = جہاں قانون وہ عمر مقرر کرے جس سے کم میں بچہ خود رضامندی نہیں دے سکتا، وہاں ہم پری سیو سے پہلے تاریخِ پیدائش پوچھتے ہیں۔ اس کا ایک بار موازنہ ہوتا ہے اور اسے ذخیرہ نہیں کیا جاتا۔
clause-changes = تبدیلی اُس وقت اہم ہے جب وہ کوئی مقصد، وصول کنندہ، ڈیٹا کا نیا استعمال یا دوسرے ملک کو ترسیل شامل کرے، یا کچھ زیادہ دیر رکھے۔ ایسی تبدیلی نافذ ہونے سے { $days } پہلے شائع ہوتی ہے، اور جن کا اکاؤنٹ ہے اُن سب کو بتایا جاتا ہے۔ ہر پرانا ورژن پڑھا جا سکتا ہے۔
right-access = دیکھنا
right-access-means = جاننا کہ ہم آپ کے بارے میں کیا رکھتے ہیں، کیوں، اور وہ کسے ملا
right-portability = ساتھ لے جانا
right-portability-means = اپنا ڈیٹا ایسی شکل میں لینا جو دوسرے پروگرام پڑھ سکیں
right-rectification = درست کرانا
right-rectification-means = غلط ڈیٹا درست کرانا اور ادھورا مکمل کرانا
right-erasure = مٹانا
right-erasure-means = اپنے بارے میں سب کچھ حذف کرانا، اور اپنی کلید تلف کرانا
right-restriction = روک دینا
right-restriction-means = ڈیٹا رکھا جائے مگر استعمال نہ ہو، مثلاً جب تک کوئی تنازع چلے
right-objection = اعتراض کرنا
right-objection-means = جائز مفاد پر مبنی استعمال سے انکار کرنا
right-withdrawal = رضامندی واپس لینا
right-withdrawal-means = اپنی ہاں کسی بھی وقت واپس لینا؛ جو اس سے پہلے ہوا وہ قانونی رہتا ہے
where-contact = یہاں لکھیں: { $contact }
where-receipt = اپنی رسید کے صفحے پر (جس کا پتا /r/ سے شروع ہوتا ہے)، یا یہاں لکھیں: { $contact }
