## Smart links: their public pages, their forms, and what can be wrong with a slug or an address.

links-domains = اپنے ڈومین
links-title = لنکس
links-start = کوڈ یا پتے سے نیا لنک
links-import = فہرست درآمد کریں
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
links-presave-trial = ابھی { $service } اس سائٹ کو صرف چند لوگوں کے لیے محفوظ کرنے دیتا ہے جن کے نام منتظم نے وہاں دیے ہیں۔
links-presave-what = ایک اجازت، جو ریلیز کے دن ایک بار استعمال ہوتی ہے، پھر تلف کر دی جاتی ہے۔ رضامندی دینے سے پہلے آپ سب کچھ دیکھ لیتے ہیں۔
links-countdown = Spotify پر کاؤنٹ ڈاؤن صفحہ
links-reminder = ای میل یا کیلنڈر سے یاد دہانی پائیں
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
links-destinations-hint = ہر سروس پر ریلیز کا پتا یہاں پیسٹ کریں۔ جو نہ ہو اسے چھوڑ دیں؛ آپ کسی بھی وقت واپس آ سکتے ہیں۔ کسی اور سروس کا پتا “کوئی اور پتا” میں رکھیں؛ زیادہ تر نام کے بغیر پہچان لی جاتی ہیں۔
links-other = کوئی اور پتا
links-other-label = اسے کیا کہتے ہیں
links-other-example = بینڈ کی دکان
links-other-url = اس کا پتا
links-url-reads = اپنے حروف میں یوں لکھا جاتا ہے:
links-places = صفحے پر ترتیب
links-places-hint = نمبر دیں: ۱ سب سے اوپر۔ جن کا نمبر نہ ہو وہ معمول کی ترتیب میں بعد میں آتے ہیں۔
links-create = لنک بنائیں
links-save = محفوظ کریں
links-leave = جوں کا توں رہنے دیں
links-retire = یہ لنک ہٹائیں
links-retire-what = صفحہ بتائے گا کہ یہ اب نہیں رہا، اور اس کا پتا لیا ہوا ہی رہے گا۔ انتظار میں موجود پری سیو منسوخ ہو جاتے ہیں اور اُن کی اجازتیں تلف کر دی جاتی ہیں؛ ہر مداح کی رسید یہ بتا دیتی ہے۔ اعداد و شمار آپ کے پاس رہتے ہیں۔ یہ واپس نہیں ہو سکتا۔
links-retire-do = لنک ہٹائیں

links-opens-on = { $when } کو کھلے گا
links-not-yet = ابھی نہیں کھلا
links-not-yet-what = اس لمحے سے پہلے یہاں دیکھنے کو کچھ نہیں۔ تب واپس آئیں۔
links-over = یہ ختم ہو چکا ہے
links-over-what = یہ پتا کچھ عرصے کے لیے کھلا تھا، اور اس کا وقت گزر چکا ہے۔

links-state-archived = محفوظ خانے میں
links-state-closed = ابھی بند
links-state-over = ختم
links-search = عنوان، فنکار یا پتے سے تلاش کریں
links-search-do = دکھائیں
links-search-clear = تلاش صاف کریں
links-search-none = کچھ نہیں ملا
links-search-none-what = کم لفظ آزمائیں، یا محفوظ خانے اور ہٹائے گئے لنکس میں بھی دیکھیں۔
links-list = کون سے لنک
links-list-current = جو محفوظ خانے میں نہیں
links-list-archived = محفوظ خانے کے
links-list-retired = ہٹائے ہوئے
links-list-all = سب
links-select = چنیں
links-archive = محفوظ خانہ
links-archive-what = محفوظ خانے کا لنک اپنے صفحے کی ہر چیز کے ساتھ چلتا رہتا ہے۔ وہ صرف آپ کی فہرست میں نظر نہیں آتا، اور آپ اسے کبھی بھی واپس لا سکتے ہیں۔
links-archive-do = یہ لنک محفوظ خانے میں رکھیں
links-archive-restore = یہ لنک واپس لائیں
links-archive-chosen = چنے ہوئے لنک محفوظ خانے میں رکھیں
links-archive-restore-chosen = چنے ہوئے لنک واپس لائیں

links-options = اختیارات
links-aliases = اس لنک کے دوسرے پتے
links-aliases-hint = ہر سطر میں ایک لفظ۔ ہر ایک اسی لنک پر لے جاتا ہے اور اسی کے ساتھ گنا جاتا ہے۔ ان کی شروعات یہ ہے:
links-schedule = یہ کب کھلا ہو
links-schedule-hint = ہمیشہ کھلے لنک کے لیے دونوں خالی چھوڑیں۔ ٹائم زون ریلیز ہی کا ہے:
links-opens = کھلتا ہے
links-closes = بند ہوتا ہے
links-before = کھلنے سے پہلے
links-before-hidden = جیسے ایسا کوئی پتا ہی نہ ہو
links-before-secret = بتائیں کب کھلے گا، یہ نہیں کہ کیا ہے
links-before-announced = عنوان اور فنکار کے ساتھ بتائیں کہ کب کھلے گا
links-after = اس کے بعد یہاں لے جائیں (خالی ہو تو صفحہ بتائے گا کہ ختم ہو چکا)
links-pass-tags = مہم کے ٹیگ آگے بھیجیں
links-pass-tags-hint = جس پتے سے کوئی آیا اس کے utm ٹیگ سروس کے پتے میں جوڑ دیے جاتے ہیں۔ جو اس میں پہلے سے ہو وہ کبھی نہیں بدلا جاتا۔

links-rules = اصول
links-rules-what = خاص قسم کے آنے والوں کو کہیں اور بھیجیں۔ جو پہلا اصول پورا اترے وہی جواب دیتا ہے، اور بغیر شرط کا اصول سب پر پورا اترتا ہے۔ آنے والوں کے بارے میں مزید کچھ محفوظ نہیں کیا جاتا۔
links-rule = اصول { $n }
links-rule-new = نیا اصول
links-rule-name = نام، آپ کے لیے
links-rule-place = ترتیب میں جگہ
links-rule-countries = ملک، ہر ایک کے دو حروف
links-rule-languages = زبانیں، ہر ایک کے دو یا تین حروف
links-rule-from = اس دن سے
links-rule-until = اس دن کے آخر تک
links-rule-source = ماخذ کا ٹیگ (utm_source)
links-rule-campaign = مہم کا ٹیگ (utm_campaign)
links-rule-does = یہ کیا کرتا ہے
links-rule-choose = چنیں
links-act-replace = ایک سروس کے لیے دوسرا پتا
links-act-hide = ایک سروس چھپائیں
links-act-first = کچھ سروسز پہلے
links-act-send = صفحے کے بغیر سیدھا پتے پر
links-rule-service = کس سروس کو کہیں اور لے جانا یا چھپانا ہے
links-rule-services = پہلے دکھائی جانے والی سروسز
links-rule-url = دوسرا پتا
links-rule-remove = محفوظ کرتے وقت یہ اصول ہٹا دیں
links-rules-save = اصول محفوظ کریں
links-system = سسٹم
links-system-other = کوئی اور
links-country = ملک
links-language = زبان
links-day = دن
links-trial = آزما کر دیکھیں
links-trial-what = ایک فرضی آمد بنائیں اور دیکھیں کہ محفوظ اصولوں میں سے کون سا جواب دیتا ہے۔ جو خالی ہو وہ نامعلوم ہے؛ دن نہ ہو تو ابھی۔
links-trial-do = دیکھیں کون سا اصول جواب دیتا ہے
links-trial-none = کوئی اصول جواب نہیں دیتا: صفحہ جوں کا توں رہتا ہے۔
links-trial-answers = اصول { $n } جواب دیتا ہے۔
links-trial-miss = اصول { $n } پورا نہیں اترتا: { $why }
links-miss-country = کوئی اور ملک، یا نامعلوم
links-miss-language = کوئی اور زبان، یا نامعلوم
links-miss-system = کوئی اور سسٹم
links-miss-early = اس کا پہلا دن ابھی نہیں آیا
links-miss-late = اس کا آخری دن گزر چکا ہے
links-miss-source = ماخذ کا کوئی اور ٹیگ، یا کوئی نہیں
links-miss-campaign = مہم کا کوئی اور ٹیگ، یا کوئی نہیں

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
problem-links-countdown = Spotify Countdown: ایسا پتا جو https://open.spotify.com/prerelease/ سے شروع ہو
problem-links-url-host = { $host } کا تعلق { $service } سے نہیں ہے۔ اس کے پتے ایسے ہوتے ہیں: { "\u2066" }https://{ $example }/…{ "\u2069" }
problem-links-label-missing = لکھیں کہ اسے کیا کہتے ہیں۔ نام پہلے سے صرف اُن سروسز کے ہیں جنہیں ہم جانتے ہیں
problem-links-label-long = نام میں { $n } سے زیادہ حروف ہیں، یا ایسے حروف ہیں جو دکھائے نہیں جا سکتے
problem-links-service-word = “{ $service }” ایسی سروس نہیں جسے ہم جانتے ہوں، اور یہ پتے کا لفظ نہیں بن سکتا۔ “other” استعمال کریں
problem-links-service-twice = { $service } کا پتا پہلے سے موجود ہے
problem-links-others-many = دوسرے پتے { $n } سے زیادہ ہیں
problem-links-url-own = یہ پتا اسی سائٹ کے لنک پر واپس لاتا ہے۔ وہ پتا استعمال کریں جہاں موسیقی ہے
problem-links-alias = “{ $slug }” پتا نہیں بن سکتا۔ حروف a–z، ہندسوں اور ڈیش میں سے کم از کم دو استعمال کریں، اور کسی بھی سرے پر ڈیش نہ ہو
problem-links-aliases-many = ایک لنک کے زیادہ سے زیادہ { $n } دوسرے پتے ہو سکتے ہیں
problem-links-moment = یہ کوئی دن اور وقت نہیں
problem-links-day = یہ کوئی دن نہیں
problem-links-closes = اسے کھلنے کے بعد بند ہونا چاہیے
problem-links-before = چنیں کہ کھلنے سے پہلے کیا بتایا جائے
problem-links-list-state = “archived” یا “all” استعمال کریں، یا چھوڑ دیں
problem-links-rules-many = ایک لنک کے زیادہ سے زیادہ { $n } اصول ہو سکتے ہیں
problem-links-rule-words = ایک شرط میں زیادہ سے زیادہ { $n } ہو سکتے ہیں
problem-links-rule-country = “{ $word }” کسی ملک کا کوڈ نہیں۔ جرمنی DE ہے، برطانیہ GB
problem-links-rule-language = “{ $word }” کسی زبان کا کوڈ نہیں۔ جرمن de ہے، پرتگالی pt
problem-links-rule-system = “{ $word }” ایسا سسٹم نہیں جسے اصول جانتے ہوں
problem-links-rule-until = آخری دن پہلے دن سے پہلے ہے
problem-links-rule-tag = ٹیگ چھوٹا ہو، @ کے بغیر اور ایسے نشانوں کے بغیر جو دکھائے نہیں جا سکتے
problem-links-rule-act = چنیں کہ اصول کیا کرتا ہے
problem-links-rule-service = اسی لنک کی منزلوں میں سے چنیں

links-qr = QR کوڈ
links-qr-what = پوسٹر، ٹکٹ اور سرورق کے لیے۔ یہ لنک کے صفحے پر لے جاتا ہے؛ مہم کے نشان کے ساتھ اس سے آنے والے الگ گنے جاتے ہیں۔
links-qr-tag = مہم کا نشان
links-qr-tag-hint = چھوٹے لاطینی حروف، ہندسے اور ڈیش، مثلاً tour-poster۔ خالی رہ سکتا ہے۔
links-qr-svg = SVG ڈاؤن لوڈ کریں
links-qr-png = PNG ڈاؤن لوڈ کریں
links-qr-alt = لنک کے صفحے کا QR کوڈ
problem-links-qr-tag = مہم کا نشان: زیادہ سے زیادہ ۶۴ لاطینی حروف، ہندسے، ڈیش، نقطے اور انڈر سکور
links-description = { $artist } کا { $title }: اپنی میوزک سروس چنیں
links-preview-alt = { $title }، { $artist }: کارڈ پر سرورق، عنوان اور فنکار

links-find = ہر جگہ تلاش کریں
links-missing = { $service }: { $day } سے یہ پتہ وہاں نہیں مل رہا۔ کچھ ہٹایا نہیں گیا؛ دیکھیں کہ یہ اب بھی درست ہے یا نہیں۔
