## The room of artists.

artists-title = فنکار
artists-error = خرابی:
artists-crumbs = صفحے کا راستہ
artists-problems = { $n ->
    [one] ایک خانہ دوبارہ دیکھنے کی ضرورت ہے
   *[other] { $n } خانے دوبارہ دیکھنے کی ضرورت ہے
}
artists-none = ابھی کوئی فنکار نہیں
artists-none-what = ریلیز جس کی ہو، وہ فنکار ہے۔ نیچے پہلا فنکار شامل کریں، پھر ریلیز بنائیں۔
artists-next = اگلا صفحہ
artists-new = فنکار شامل کریں
artists-name = نام
artists-name-hint = جیسے کور پر لکھا ہے، ۲۰۰ حروف تک۔
artists-create = فنکار شامل کریں
artists-save = نام محفوظ کریں
artists-leave = جوں کا توں رہنے دیں
artists-retire = اس فنکار کو ہٹائیں…
artists-retire-what = فنکار اس فہرست سے نکل جائے گا اور آئندہ کسی ریلیز کے لیے چنا نہیں جا سکے گا۔ جو ریلیزز پہلے سے موجود ہیں اُن میں نام رہے گا اور وہ جوں کی توں رہیں گی۔ یہ واپس نہیں ہو سکتا۔
artists-retire-do = فنکار کو ہٹائیں

problem-artists-name-missing = نام: فنکار کا نام لکھیں
problem-artists-name-long = نام: زیادہ سے زیادہ ۲۰۰ حروف
problem-artists-name-control = نام: نئی سطریں اور دوسری نظر نہ آنے والی کنٹرول علامتیں نکال دیں
