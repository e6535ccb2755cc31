## بایو صفحات: عوامی صفحے، ان کی تدوین، اور ہینڈل یا بلاک میں کیا غلط ہو سکتا ہے۔

bio-title = بایو صفحات
bio-new = نیا بایو صفحہ
bio-crumbs = صفحے کا راستہ
bio-error = خرابی:
bio-problems = { $n ->
    [one] ایک خانہ دوبارہ دیکھنے کی ضرورت ہے
   *[other] { $n } خانے دوبارہ دیکھنے کی ضرورت ہے
}

bio-description = { $artist }: موسیقی، محفلیں اور بہت کچھ
bio-nothing-yet = یہاں ابھی کچھ نہیں ہے۔ جلد دوبارہ آئیے گا۔
bio-elsewhere = اس صفحے کے لنک دوسری سائٹوں پر لے جاتے ہیں۔ ان میں سے ہر ایک کی اپنی رازداری کی پالیسی ہے۔
bio-player-note = { $service } پر چلتا ہے: وہاں سے وہ سروس آپ کی آمد دیکھتی ہے
bio-out-now = آ چکی ہے
bio-out-on = { $day } کو آ رہی ہے
bio-days-left = { $n ->
    [one] { $day } کو آ رہی ہے، ایک دن باقی
   *[other] { $day } کو آ رہی ہے، { $n } دن باقی
}
bio-presave = ”{ $title }“ پری سیو کریں
bio-tickets = ٹکٹ
bio-tickets-address = ٹکٹ کا پتا، اگر ہو

bio-not-kept = ہم یہ کلک گن نہیں سکے
bio-not-kept-what = مسئلہ ہماری طرف ہے، آپ کی طرف نہیں۔ آپ پھر بھی آگے بڑھ سکتے ہیں۔
bio-not-kept-on = { $host } پر آگے بڑھیں

bio-preview = پیش نظارہ
bio-preview-what = یہ صرف آپ کو نظر آتا ہے۔ اس کے لنک سیدھے باہر لے جاتے ہیں اور گنے نہیں جاتے۔
bio-preview-lang = زبان
bio-preview-at = کس وقت کا
bio-preview-show = دکھائیں
bio-preview-back = تدوین پر واپس

bio-none = ابھی کوئی بایو صفحہ نہیں
bio-none-what = بایو صفحہ فنکار کا ایک پتا ہے: موسیقی، محفلیں، ویڈیو اور ہر وہ جگہ جہاں مداح انہیں پاتے ہیں۔
bio-first = پہلا بایو صفحہ بنائیں
bio-all-have = ہر فنکار کا صفحہ پہلے سے موجود ہے
bio-all-have-what = ہر فنکار کا ایک ہی صفحہ ہوتا ہے۔ پہلے ایک اور فنکار شامل کریں، یا موجودہ صفحہ بدلیں۔
bio-no-artists = بایو صفحے کے لیے فنکار چاہیے
bio-no-artists-what = پہلے فنکار شامل کریں۔ پھر صفحے کے لیے واپس آئیں۔
bio-make-artist = فنکار شامل کریں
bio-state-published = شائع شدہ
bio-state-draft = مسودہ
bio-open = صفحہ کھولیں

bio-settings = پتا اور انداز
bio-publish = شائع کریں
bio-withdraw = دوبارہ مسودہ بنائیں
bio-views = ۳۰ دن میں دیکھا گیا
bio-clicks = ۳۰ دن میں کلک
bio-blocks = بلاک
bio-no-blocks = اس صفحے پر ابھی کچھ نہیں ہے۔ پہلا بلاک شامل کریں۔
bio-full = اس صفحے پر اتنے بلاک ہیں جتنے ہو سکتے ہیں۔ نیا شامل کرنے کے لیے ایک ہٹائیں۔
bio-add = بلاک شامل کریں
bio-add-do = شامل کریں
bio-up = اوپر
bio-down = نیچے
bio-more = مزید
bio-place = اس نمبر پر لے جائیں
bio-place-do = لے جائیں
bio-show = دکھائیں
bio-hide = چھپائیں
bio-remove-block = ہٹائیں
bio-removed = ہٹائے ہوئے
bio-removed-what = جو آپ نے ہٹایا وہ ایک دن یہاں رہتا ہے۔ پھر وہ مٹا دیا جاتا ہے۔
bio-restore = واپس رکھیں
bio-link-gone = اس کا اسمارٹ لنک ہٹا دیا گیا ہے
bio-block-on = صفحے پر
bio-block-hidden = چھپا ہوا
bio-block-waiting = آنے والا
bio-block-over = گزر چکا
bio-from = { $from } سے
bio-until = { $until } تک
bio-from-until = { $from } سے { $until } تک

bio-kind-link = لنک
bio-kind-release = ریلیز
bio-kind-presave = پری سیو
bio-kind-socials = سوشل صفحے
bio-kind-tour = محفل کی تاریخ
bio-kind-player = ویڈیو یا پلیئر
bio-kind-shop = دکان
bio-kind-booking = بکنگ
bio-kind-heading = سرخی
bio-kind-text = متن

bio-palette-brass = پیتل
bio-palette-tide = مد و جزر
bio-palette-ember = انگارہ
bio-palette-meadow = سبزہ زار
bio-palette-plum = آلوچہ
bio-palette-ink = روشنائی
bio-layout-cover = نام کے اوپر تصویر
bio-layout-side = بلاکوں کے ساتھ تصویر اور نام
bio-layout-plain = صرف نام
bio-corners-square = چوکور
bio-corners-soft = نرم
bio-corners-round = گول

bio-field-artist_id = فنکار
bio-field-handle = ہینڈل
bio-field-intro = نام کے نیچے کی سطر
bio-field-palette = رنگ
bio-field-layout = صفحے کا اوپری حصہ
bio-field-corners = کونے
bio-field-time_zone = ٹائم زون
bio-field-kind = بلاک
bio-field-text = متن
bio-field-label = اسے کیا کہتے ہیں
bio-field-url = اس کا پتا
bio-field-urls = پتے
bio-field-link_id = اسمارٹ لنک
bio-field-date = دن
bio-field-city = شہر
bio-field-venue = مقام
bio-field-email = ای میل کا پتا
bio-field-from = کب سے دکھانا ہے
bio-field-until = کب تک دکھانا ہے
bio-choose = کوئی ایک چنیں
bio-handle-hint = صفحے کے پتے میں @ کے بعد کا حصہ: حروف a–z اور ہندسوں میں سے ۳ تا ۳۰، اور بیچ میں ایک ایک نقطہ، ڈیش یا انڈر اسکور۔
bio-intro-hint = اختیاری۔ سرچ انجن اور چیٹ بھی اسے دکھاتے ہیں۔
bio-zone-hint = محفلوں کے دن اور نظام الاوقات اسی ٹائم زون میں گنے جاتے ہیں۔ خالی ہو تو UTC۔
bio-old-handle = ہینڈل بدلنے پر پرانا ہینڈل ۹۰ دن نئے پر لے جاتا ہے، اس لیے چھپے ہوئے پتے کام کرتے رہتے ہیں۔ اس کے بعد اسے کوئی بھی لے سکتا ہے۔
bio-urls-hint = ہر سطر میں ایک پتا، زیادہ سے زیادہ ۱۲۔ جو سروسیں ہم جانتے ہیں انہیں ان کے نام ملتے ہیں۔
bio-player-hint = صفحہ اس سروس سے کچھ نہیں لاتا۔ مداح دیکھتے ہیں کہ کون سی سروس ہے، اور صرف دبانے پر وہاں جاتے ہیں۔
bio-schedule = صرف کچھ وقت کے لیے دکھائیں
bio-schedule-hint = جہاں حد نہ ہو وہ خانہ خالی چھوڑ دیں۔ وقت صفحے کے ٹائم زون میں ہے:
bio-create = صفحہ بنائیں
bio-save = محفوظ کریں
bio-leave = رہنے دیں
bio-remove = یہ صفحہ ہٹائیں
bio-remove-what = صفحہ اور اس کے بلاک مٹا دیے جاتے ہیں، اور اس کا پتا بتاتا ہے کہ وہ اب نہیں ہے۔ ۹۰ دن تک کوئی اور یہ ہینڈل نہیں لے سکتا۔ یہ واپس نہیں ہو سکتا۔
bio-remove-do = صفحہ ہٹائیں

problem-bio-handle-length = ۳ تا ۳۰ حروف، ہندسے اور نشان استعمال کریں
problem-bio-handle-letters = صرف حروف a–z، ہندسے، اور ان کے بیچ ایک ایک نقطہ، ڈیش یا انڈر اسکور استعمال کریں۔ دوسرے رسم الخط کے حروف کی اجازت نہیں، کیونکہ وہ ایک جیسے دکھائی دے سکتے ہیں
problem-bio-handle-kept = ”{ $handle }“ کو یہی سائٹ سمجھا جا سکتا ہے۔ کوئی اور لفظ چنیں
problem-bio-handle-taken = ”{ $handle }“ لیا جا چکا ہے۔ کوئی اور لفظ چنیں
problem-bio-artist = اپنے فنکاروں میں سے ایک چنیں
problem-bio-artist-twice = اس فنکار کا صفحہ پہلے سے موجود ہے
problem-bio-choice = فہرست میں سے ایک چنیں
problem-bio-kind = بلاک کی قسم چنیں
problem-bio-kind-fixed = بلاک کی قسم نہیں بدلتی۔ نیا بلاک بنائیں
problem-bio-field-foreign = اس قسم کے بلاک میں ایسا کوئی خانہ نہیں
problem-bio-missing = یہاں کچھ ہونا چاہیے
problem-bio-long = یہ { $n } حروف سے لمبا ہے
problem-bio-signs = اس میں ایسے نشان ہیں جو دکھائے نہیں جا سکتے، یا جو متن کی سمت بدل دیتے ہیں
problem-bio-url-ours = یہ پتا اسی سائٹ کا ہے۔ اسمارٹ لنک کے لیے ریلیز بلاک استعمال کریں
problem-bio-urls-many = { $n } سے زیادہ پتے ہیں
problem-bio-link = اپنے اسمارٹ لنکس میں سے ایک چنیں
problem-bio-date = یہ کوئی دن نہیں۔ وہ ایسا دکھتا ہے: 2026-11-27
problem-bio-booking-one = ویب کا پتا یا ای میل کا پتا، دونوں میں سے ایک لکھیں
problem-bio-email = یہ ایسا ای میل پتا نہیں جو لنک میں آ سکے
problem-bio-moment = یہ دن اور وقت نہیں۔ وہ ایسے دکھتے ہیں: 2026-11-27T20:00
problem-bio-until = اختتام آغاز کے بعد ہونا چاہیے
problem-bio-place = ۱ یا اس سے بڑا نمبر لکھیں
problem-bio-full = ایک صفحے پر زیادہ سے زیادہ { $n } بلاک ہوتے ہیں۔ پہلے ایک ہٹائیں

bio-form-gone = اس کا سائن اپ فارم بند ہو چکا ہے
bio-form-hint = جب تک فارم کھلا ہے صفحے پر خود فارم نظر آتا ہے۔ بند فارم نہیں دکھایا جاتا۔
bio-form-make = سائن اپ فارم بنائیں
bio-picture-hint = JPEG، PNG یا WebP، زیادہ سے زیادہ ۱۰ MB اور ۲۵ میگا پکسل۔ تصویر نئے سرے سے بنائی جاتی ہے، اس لیے کیمرے کا تصویر کے ساتھ لکھا ہوا کچھ نہیں رکھا جاتا۔
bio-image-address = یہ کہاں لے جاتی ہے، اگر کہیں لے جاتی ہے
bio-grip = ”{ $title }“ کو ہٹائیں
bio-grip-how = اسے گھسیٹیں۔ یا اٹھانے کے لیے Enter، ہٹانے کے لیے تیر، وہیں چھوڑنے کے لیے Enter اور واپس رکھنے کے لیے Escape دبائیں۔
bio-grip-taken = ”{ $title }“ اٹھا لیا گیا، { $all } میں سے جگہ { $n }۔ تیر اسے ہٹاتے ہیں، Enter وہیں چھوڑتا ہے، Escape واپس رکھتا ہے۔
bio-grip-moved = { $all } میں سے جگہ { $n }
bio-grip-left = ”{ $title }“ اب { $all } میں سے جگہ { $n } پر ہے
bio-grip-back = ”{ $title }“ پھر { $all } میں سے جگہ { $n } پر ہے
bio-kind-form = سائن اپ فارم
bio-kind-image = تصویر
bio-field-form_id = سائن اپ فارم
bio-field-picture = تصویر
bio-field-alt = اس میں کیا نظر آتا ہے
problem-bio-form = اپنے سائن اپ فارموں میں سے ایک چنیں
problem-bio-picture = ایک تصویر چنیں
problem-bio-alt = جو نہیں دیکھ سکتے ان کے لیے لکھیں کہ اس میں کیا نظر آتا ہے
