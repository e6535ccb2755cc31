## The room of releases.

releases-heading = ریلیزز
releases-error = خرابی:
releases-crumbs = صفحے کا راستہ
releases-problems = { $n ->
    [one] ایک خانہ دوبارہ دیکھنے کی ضرورت ہے
   *[other] { $n } خانے دوبارہ دیکھنے کی ضرورت ہے
}
releases-none = ابھی کوئی ریلیز نہیں
releases-none-what = ریلیز کا ایک عنوان، ایک دن اور ایک لنک ہوتا ہے۔ اُس دن سے پہلے لنک پری سیو جمع کرتا ہے، اور اُس دن سے موسیقی سنواتا ہے۔
releases-first = پہلی ریلیز بنائیں
releases-next = اگلا صفحہ
releases-new = نئی ریلیز
releases-state-scheduled = آنے والی
releases-state-out = آ چکی ہے
releases-state-retired = ہٹائی ہوئی
releases-out-on = ریلیز: { $moment } ({ $zone })
releases-out-since = ریلیز ہوئی: { $moment } ({ $zone })
releases-was-due = ریلیز ہونی تھی: { $moment } ({ $zone })

releases-no-artist = پہلے ایک فنکار
releases-no-artist-what = ریلیز کسی فنکار کی ہوتی ہے، اور چننے کے لیے ابھی کوئی نہیں۔
releases-no-artist-do = فنکار شامل کریں
releases-title = عنوان
releases-artist_id = فنکار
releases-choose = چنیں…
releases-upc = UPC
releases-upc-hint = ۱۲ یا ۱۳ ہندسے؛ خالی چھوڑا جا سکتا ہے۔
releases-release_date = ریلیز کا دن
releases-release_date-hint = نیچے دیے گئے ٹائم زون میں۔
releases-release_time = وقت
releases-release_time-hint = خالی چھوڑیں تو آدھی رات۔
releases-time_zone = ٹائم زون
releases-time_zone-hint = اوپر کے دن اور وقت کا، مثلاً Europe/London۔
releases-spotify_uri = Spotify پر پتا
releases-spotify_uri-hint = البم یا ٹریک کا، مثلاً spotify:album:4aawyAB9vmqN3uQ7FjRGTy۔ پری سیو کے لیے یہ ریلیز کے دن تک درکار ہے۔
releases-tracks = ٹریک
releases-tracks-hint = اپنی ترتیب میں۔ ISRC ایسا ہوتا ہے: GB-ABC-26-00017؛ اسے خالی چھوڑا جا سکتا ہے، اور خالی قطاریں شمار نہیں ہوتیں۔
releases-track-title = ٹریک { $n }
releases-track-isrc = ٹریک { $n } کا ISRC
releases-more = مزید قطاریں شامل کریں
releases-create = ریلیز بنائیں
releases-save = ریلیز محفوظ کریں
releases-leave = جوں کا توں رہنے دیں
releases-make-link = اس کے لیے اسمارٹ لنک بنائیں
releases-retire = یہ ریلیز ہٹائیں…
releases-retire-what = اس کا لنک اسے دکھانا بند کر دیتا ہے، اور جو پری سیو ابھی انتظار میں ہیں وہ پورے ہوئے بغیر ختم ہو جاتے ہیں۔ یہ واپس نہیں ہو سکتا۔
releases-retire-do = ریلیز ہٹائیں

problem-releases-title-missing = عنوان: ریلیز کا عنوان لکھیں
problem-releases-title-long = عنوان: زیادہ سے زیادہ ۲۰۰ حروف
problem-releases-title-control = عنوان: نئی سطریں اور دوسری نظر نہ آنے والی کنٹرول علامتیں نکال دیں
problem-releases-artist-missing = فنکار: چنیں کہ ریلیز کس کی ہے
problem-releases-artist = فنکار: ایسا کوئی فنکار نہیں ہے
problem-releases-upc-digits = UPC: صرف ہندسے، خالی جگہیں اور ڈیش
problem-releases-upc-length = UPC: اس میں ۱۲ یا ۱۳ ہندسے ہوں، { $n } نہیں
problem-releases-upc-check-digit = UPC: جانچ کا ہندسہ غلط ہے۔ اس سے پہلے کے ہندسوں کے مطابق آخری ہندسہ { $digit } ہونا چاہیے؛ دیکھیں کہ کوئی ہندسہ غلط تو نہیں لکھا گیا
problem-releases-date-missing = ریلیز کا دن: دن چنیں
problem-releases-date = ریلیز کا دن: کیلنڈر کا کوئی دن، جو { "\u2066" }2026-11-27{ "\u2069" } کی طرح لکھا ہو
problem-releases-date-far = ریلیز کا دن: سال ۱۹۰۰ سے سال ۲۱۰۰ تک
problem-releases-time = وقت: گھنٹے اور منٹ، جو 18:00 کی طرح لکھے ہوں
problem-releases-zone-missing = ٹائم زون: چنیں کہ دن کس زون کا ہے
problem-releases-zone = ٹائم زون: “{ $zone }” موجود نہیں ہے
problem-releases-zone-guess = ٹائم زون: “{ $zone }” موجود نہیں ہے۔ کیا آپ کی مراد { $guess } تھی؟
problem-releases-spotify = Spotify پر پتا: کسی البم یا ٹریک کا پتا، اس کے ۲۲ حروف اور ہندسوں کے ساتھ
problem-releases-tracks-many = ٹریک: زیادہ سے زیادہ { $n }
problem-releases-track-title-missing = ٹریک { $track }: اس کا عنوان لکھیں
problem-releases-track-title-long = ٹریک { $track }: زیادہ سے زیادہ ۲۰۰ حروف
problem-releases-track-title-control = ٹریک { $track }: نئی سطریں اور دوسری نظر نہ آنے والی کنٹرول علامتیں نکال دیں
problem-releases-isrc-length = ٹریک { $track } کا ISRC: اس میں ۱۲ حروف اور ہندسے ہوتے ہیں، جیسے GB-ABC-26-00017
problem-releases-isrc-form = ٹریک { $track } کا ISRC: دو حروف، پھر تین حروف یا ہندسے، پھر سات ہندسے، جیسے GB-ABC-26-00017
problem-releases-isrc-twice = ٹریک { $track } کا ISRC: ٹریک { $first } کا بھی یہی ہے
