## Around the privacy policy: its frame, its versions, its changes.

transparency-in-force = Действует с
transparency-version = Версия
transparency-lead = Эта страница составлена из тех же описаний, по которым работает сама программа. Чего здесь нет, того она хранить не может.
transparency-machine = Те же описания для машин
transparency-from = Действует с
transparency-inventory = Описание данных (SHA-256)
transparency-fingerprint = Этот текст (SHA-256)
transparency-languages = Языки
transparency-versions = Все версии
transparency-versions-what = Каждая версия содержит хеш предыдущей, поэтому ни одну нельзя изменить задним числом незаметно.
transparency-published = Опубликована
transparency-changes = Что изменилось
transparency-changes-of = От версии { $old } к версии { $new }
transparency-same = Слова те же.
transparency-first = Первая версия
transparency-added = Добавлено:
transparency-removed = Убрано:
transparency-exact = Точные байты
transparency-coming = Новая версия начнёт действовать: { $day }
transparency-coming-what = Вы читаете версию { $n }, она ещё не действует. До тех пор действует версия { $old }.
transparency-until-then = Прочитать версию, которая действует сейчас
transparency-past = Это одна из прежних версий
transparency-past-what = Версия { $n } — не последняя.
transparency-latest = Прочитать последнюю версию
transparency-notice = Наша политика конфиденциальности меняется: новая версия начнёт действовать: { $day }.
transparency-read-new = Прочитать
transparency-dismiss = Я это видел(а)
change-purpose-added = Новая цель: { $of }
change-purpose-removed = Больше не цель: { $of }
change-basis-changed = Другое правовое основание: { $of }
change-datum-used = { $of } — новое использование: { $to }
change-datum-unused = { $of } — больше не используется для цели: { $to }
change-processor-added = Новый получатель: { $of }
change-processor-removed = Больше не получатель: { $of }
change-disclosed = { $of } теперь получает и это: { $to }
change-withheld = { $of } больше не получает: { $to }
change-transfer-changed = Другая страна или другие гарантии: { $of }
change-kept-longer = Хранится дольше: { $of }
change-kept-shorter = Хранится меньше: { $of }
change-cookie-added = Новый cookie: { $of }
change-cookie-removed = Этого cookie больше нет: { $of }
change-controller-changed = За ваши данные отвечает кто-то другой, или изменился адрес.
change-authority-changed = Другой надзорный орган, или изменился его адрес.
change-party-changed = Теперь этим управляет кто-то другой: { $of }
change-processor-used = { $of } теперь используется и для цели: { $to }
change-processor-unused = { $of } больше не используется для цели: { $to }
change-rule-changed = Срок хранения теперь отсчитывается от другого момента: { $of }
change-unsealed = Больше не шифруется вашим собственным ключом: { $of }
change-sealed = Теперь шифруется вашим собственным ключом: { $of }
change-left-out-of-export = Больше не входит в копию ваших данных: { $of }
change-exported = Теперь входит в копию ваших данных: { $of }
change-stored = Теперь хранится, а не только остаётся в памяти: { $of }
change-not-stored = Больше не хранится: { $of }
change-age-lowered = Соглашаться самостоятельно можно с меньшего возраста: { $of }
change-age-raised = Соглашаться самостоятельно можно с большего возраста: { $of }
change-age-elsewhere = страны, которые не названы
change-words = Изменились слова.
change-material = Существенное изменение: оно начинает действовать не сразу.

transparency-letter-subject = { $day } меняется наша политика конфиденциальности
transparency-letter-body =
    { $day } вступает в силу новая версия нашей политики конфиденциальности. Она уже опубликована, вместе со списком отличий от нынешней.

    До этого дня ничего не меняется. Если вы не согласны, вы можете заранее забрать свои данные и закрыть аккаунт.
transparency-letter-link = Прочитать, что изменится
