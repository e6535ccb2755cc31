## The privacy policy around its tables.

transparency-in-force = نافذ ہونے کی تاریخ:
transparency-version = ورژن
transparency-lead = یہ صفحہ اُنہی اعلانات سے بنتا ہے جن کے مطابق پروگرام چلتا ہے۔ جو یہاں درج نہیں، وہ اسے ذخیرہ نہیں کر سکتا۔
transparency-contents = فہرست
transparency-who = ہم کون ہیں
transparency-who-what = ڈیٹا کنٹرولر { $operator } ہے۔ اس پتے پر لکھیں: { $contact }۔
transparency-data = ہم کیا رکھتے ہیں، کیوں اور کب تک
transparency-visits = اگر آپ صرف دیکھنے آئیں
transparency-visits-what = ہم آمد اور کلک گنتے ہیں اور ایسا کچھ نہیں رکھتے جو بتائے کہ آپ کون ہیں: نہ پتا، نہ کوئی شناختی نشان، نہ کوکی۔ گنتی { $days } رکھی جاتی ہے۔ ایک ہی دن کے آنے والوں میں فرق ایک ہیش سے کیا جاتا ہے جس کی بے ترتیب کلید صرف اُسی دن تک میموری میں رہتی ہے۔
transparency-fans = اگر آپ پری سیو کریں
transparency-members = اگر آپ یہاں ہمارے ساتھ کام کریں
transparency-everyone = جو دونوں کے ساتھ آتا ہے
transparency-what = کیا
transparency-why = کیوں
transparency-basis = قانونی بنیاد
transparency-how-long = کب تک
transparency-sealed = آپ کی اپنی کلید سے خفیہ کیا ہوا
transparency-basis-consent = آپ کی رضامندی
transparency-basis-contract = وہ کام کرنا جو آپ نے ہم سے کرنے کو کہا
transparency-basis-legal-obligation = قانونی ذمہ داری
transparency-basis-legitimate-interest = جائز مفاد: { $interest }
transparency-keep-use = ایک درخواست تک، صرف میموری میں
transparency-keep-until-ended = جب تک ریلیز محفوظ نہ ہو جائے، یا آپ منسوخ نہ کر دیں، یا انکار نہ ہو جائے یا مدت ختم نہ ہو جائے؛ زیادہ سے زیادہ چھ مہینے
transparency-keep-days = { $n ->
    [one] ختم ہونے کے بعد ایک دن
   *[other] ختم ہونے کے بعد { $n } دن
}
transparency-keep-at-most = { $n ->
    [one] زیادہ سے زیادہ ایک دن
   *[other] زیادہ سے زیادہ { $n } دن
}
transparency-keep-account = جب تک آپ کا اکاؤنٹ ہے
transparency-keep-subject = جب تک آپ کا پری سیو یا اکاؤنٹ ہے
transparency-days = { $n ->
    [one] ایک دن
   *[other] { $n } دن
}
transparency-minutes = { $n ->
    [one] ایک منٹ
   *[other] { $n } منٹ
}
transparency-presaves = پری سیو
transparency-presaves-one = آپ ایک اجازت دیتے ہیں۔ یہ ریلیز کے دن، ایک ریلیز کو آپ کی لائبریری میں شامل کرنے کے لیے، ایک بار استعمال ہوتی ہے۔ پھر یہ تلف کر دی جاتی ہے، اور کب، یہ آپ کی رسید کا صفحہ بتاتا ہے۔
transparency-presaves-not-read = ہم آپ کی لائبریری نہیں پڑھتے۔
transparency-presaves-not-follow = ہم آپ کے نام سے کسی کو فالو نہیں کرتے۔
transparency-presaves-not-ask = ہم آپ کا نام یا ای میل پتا نہیں مانگتے۔
transparency-presaves-revoke = Spotify کسی ایپ کو اجازت واپس نہیں کرنے دیتا۔ ہم اپنی نقل تلف کر دیتے ہیں؛ آپ Spotify کی طرف بھی اسے ختم کر سکتے ہیں، اپنے اکاؤنٹ کی ایپس میں۔
transparency-processors = اور کس کو کچھ ملتا ہے
transparency-nobody = کسی کو نہیں: یہ انسٹینس آپ کا ڈیٹا کہیں نہیں بھیجتا۔
transparency-party = کون
transparency-does = کس لیے
transparency-country = ملک
transparency-receives = اسے کیا ملتا ہے
transparency-safeguard = حفاظتی ضمانت
transparency-cookies = کوکیز
transparency-cookies-what = بس یہی ہیں، اور ہر ایک کسی ایسی چیز کے لیے ضروری ہے جو آپ نے مانگی۔ صفحہ دیکھنے سے کوئی کوکی نہیں بنتی۔
transparency-name = نام
transparency-category = قسم
transparency-what-for = کس لیے
transparency-life = مدت
transparency-rights = آپ کے حقوق
transparency-rights-what = ہم آپ کے بارے میں جو رکھتے ہیں، آپ اسے دیکھ، درست، حاصل، محدود اور مٹا سکتے ہیں، اس کے استعمال پر اعتراض کر سکتے ہیں، اور اپنی رضامندی کسی بھی وقت واپس لے سکتے ہیں۔ پری سیو کے لیے یہ آپ کی رسید کے صفحے پر، اکاؤنٹ کے بغیر ہوتا ہے۔ باقی ہر چیز کے لیے ہمیں لکھیں۔
transparency-complaint = آپ جس ملک میں رہتے ہیں وہاں کے ڈیٹا کے تحفظ کے ادارے سے شکایت کر سکتے ہیں۔
transparency-machine = یہی اعلانات، مشینوں کے لیے
country-SE = سویڈن
cookie-category-essential = لازمی
cookie-category-performance = کارکردگی
cookie-category-functional = فعالیتی
cookie-category-marketing = مارکیٹنگ
