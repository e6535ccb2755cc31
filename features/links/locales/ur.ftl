## Smart links: their public pages, their forms, and what can be wrong with a slug or an address.

links-title = لنکس
links-new = نیا لنک
links-crumbs = صفحے کا راستہ
links-error = خرابی:
links-problems = { $n ->
    [one] ایک خانہ دوبارہ دیکھنے کی ضرورت ہے
   *[other] { $n } خانے دوبارہ دیکھنے کی ضرورت ہے
}

links-out-on = { $day } کو آ رہی ہے
links-out-at = { $day } کو { $time } بجے آ رہی ہے ({ $zone })
links-left = باقی وقت
links-days = { $n ->
    [one] دن
   *[other] دن
}
links-hours = { $n ->
    [one] گھنٹہ
   *[other] گھنٹے
}
links-minutes = { $n ->
    [one] منٹ
   *[other] منٹ
}
links-presave = { $service } پر پری سیو کریں
links-presave-what = ایک اجازت، جو ریلیز کے دن ایک بار استعمال ہوتی ہے، پھر تلف کر دی جاتی ہے۔ رضامندی دینے سے پہلے آپ سب کچھ دیکھ لیتے ہیں۔
links-come-back = اُس دن واپس آئیے گا: سننے کے سب راستے یہیں ہوں گے۔
links-listen = یہاں سنیں
links-no-ways = سننے کے راستے ابھی یہاں نہیں ہیں۔ جلد دوبارہ آئیے گا۔

links-not-kept = ہم یہ کلک گن نہیں سکے
links-not-kept-what = مسئلہ ہماری طرف ہے، آپ کی طرف نہیں۔ موسیقی اب بھی وہیں ہے:
links-not-kept-on = { $service } پر آگے بڑھیں

links-none = ابھی کوئی لنک نہیں
links-none-what = لنک کسی ریلیز کا ایک پتا ہے۔ ریلیز کے دن سے پہلے یہ پری سیو جمع کرتا ہے، اور اُس دن سے ہر سروس تک لے جاتا ہے۔
links-first = پہلا لنک بنائیں
links-state-scheduled = آنے والی
links-state-out = آ چکی ہے
links-state-retired = ہٹایا ہوا
links-figures = اعداد و شمار
links-open = صفحہ کھولیں

links-no-releases = لنک کے لیے ریلیز چاہیے
links-no-releases-what = پہلے ریلیز بنائیں: اس کا عنوان، اس کا دن اور اس کا ٹائم زون۔ پھر اس کے لنک کے لیے واپس آئیں۔
links-make-release = ریلیز بنائیں

links-release = ریلیز
links-choose = کوئی ریلیز چنیں
links-slug = پتا
links-slug-hint = لنک کے پتے کا آخری لفظ: چھوٹے حروف a–z، ہندسے اور ڈیش۔ خالی چھوڑیں تو ہم عنوان سے ایک تجویز کر دیں گے۔
links-slug-hint-edit = لنک کے پتے کا آخری لفظ: چھوٹے حروف a–z، ہندسے اور ڈیش۔ پرانے لفظ والے جو پتے آپ شیئر کر چکے ہیں وہ کام کرنا بند کر دیں گے۔
links-destinations = لنک کہاں لے جاتا ہے
links-destinations-hint = ہر سروس پر ریلیز کا پتا یہاں پیسٹ کریں۔ جو نہ ہو اسے چھوڑ دیں؛ آپ کسی بھی وقت واپس آ سکتے ہیں۔
links-other = کوئی اور پتا
links-other-label = اسے کیا کہتے ہیں
links-other-example = بینڈ کی دکان
links-other-url = اس کا پتا
links-places = صفحے پر ترتیب
links-places-hint = نمبر دیں: ۱ سب سے اوپر۔ جن کا نمبر نہ ہو وہ معمول کی ترتیب میں بعد میں آتے ہیں۔
links-create = لنک بنائیں
links-save = محفوظ کریں
links-leave = جوں کا توں رہنے دیں
links-retire = یہ لنک ہٹائیں
links-retire-what = صفحہ بتائے گا کہ یہ اب نہیں رہا، اور اس کا پتا لیا ہوا ہی رہے گا۔ انتظار میں موجود پری سیو منسوخ ہو جاتے ہیں اور اُن کی اجازتیں تلف کر دی جاتی ہیں؛ ہر مداح کی رسید یہ بتا دیتی ہے۔ اعداد و شمار آپ کے پاس رہتے ہیں۔ یہ واپس نہیں ہو سکتا۔
links-retire-do = لنک ہٹائیں

problem-links-slug-length = ۲ سے ۶۴ تک حروف، ہندسے اور ڈیش استعمال کریں
problem-links-slug-letters = صرف حروف a–z، ہندسے اور ڈیش استعمال کریں، اور کسی بھی سرے پر ڈیش نہ ہو
problem-links-slug-reserved = “{ $slug }” اس سائٹ کے اپنے صفحوں کے لیے رکھا گیا ہے۔ کوئی اور لفظ چنیں
problem-links-slug-taken = “{ $slug }” لیا جا چکا ہے۔ کوئی اور لفظ چنیں
problem-links-release = اپنی ریلیزز میں سے ایک چنیں
problem-links-url-missing = پتا موجود نہیں
problem-links-url-long = یہ پتا ۲۰۴۸ حروف سے لمبا ہے
problem-links-url-unreadable = یہ ویب پتا نہیں ہے۔ ویب پتا { "\u2066" }https://{ "\u2069" } سے شروع ہوتا ہے اور اس میں خالی جگہ نہیں ہوتی
problem-links-url-scheme = یہاں صرف وہ پتے چلتے ہیں جو { "\u2066" }https://{ "\u2069" } یا { "\u2066" }http://{ "\u2069" } سے شروع ہوں
problem-links-url-credentials = اس پتے میں صارف کا نام یا پاس ورڈ ہے۔ @ سے پہلے کا حصہ ہٹا دیں
problem-links-url-private = یہ پتا ایک نجی نیٹ ورک کے اندر کا ہے۔ مداح اسے کھول نہیں سکیں گے
problem-links-url-host = { $host } کا تعلق { $service } سے نہیں ہے۔ اس کے پتے ایسے ہوتے ہیں: { "\u2066" }https://{ $example }/…{ "\u2069" }
problem-links-label-missing = لکھیں کہ اسے کیا کہتے ہیں۔ نام پہلے سے صرف اُن سروسز کے ہیں جنہیں ہم جانتے ہیں
problem-links-label-long = نام میں { $n } سے زیادہ حروف ہیں، یا ایسے حروف ہیں جو دکھائے نہیں جا سکتے
problem-links-service-word = “{ $service }” ایسی سروس نہیں جسے ہم جانتے ہوں، اور یہ پتے کا لفظ نہیں بن سکتا۔ “other” استعمال کریں
problem-links-service-twice = { $service } کا پتا پہلے سے موجود ہے
problem-links-others-many = دوسرے پتے { $n } سے زیادہ ہیں

links-qr = QR کوڈ
links-qr-what = پوسٹر، ٹکٹ اور سرورق کے لیے۔ یہ لنک کے صفحے پر لے جاتا ہے؛ مہم کے نشان کے ساتھ اس سے آنے والے الگ گنے جاتے ہیں۔
links-qr-tag = مہم کا نشان
links-qr-tag-hint = چھوٹے لاطینی حروف، ہندسے اور ڈیش، مثلاً tour-poster۔ خالی رہ سکتا ہے۔
links-qr-svg = SVG ڈاؤن لوڈ کریں
links-qr-png = PNG ڈاؤن لوڈ کریں
links-qr-alt = لنک کے صفحے کا QR کوڈ
problem-links-qr-tag = مہم کا نشان: زیادہ سے زیادہ ۶۴ لاطینی حروف، ہندسے، ڈیش، نقطے اور انڈر سکور
links-preview-alt = { $title }، { $artist }: کارڈ پر سرورق، عنوان اور فنکار
