## Agreeing to a pre-save.

presave-heading = Добавьте этот релиз в свою медиатеку Spotify в день его выхода
presave-heading-now = Добавьте этот релиз в свою медиатеку Spotify
presave-terms-what = Что мы делаем
presave-terms-what-before = { $day } мы добавим «{ $title }» в вашу медиатеку. Один раз. Больше ничего.
presave-terms-what-now = Релиз уже вышел, поэтому мы добавим «{ $title }» в вашу медиатеку сразу. Один раз. Больше ничего.
presave-terms-who = Кто это делает
presave-terms-who-is = Тот, кто ведёт этот сайт: { $operator }. Spotify узнаёт, какое разрешение используется и что нужно добавить.
presave-terms-permission = Разрешение
presave-terms-permission-is = Добавлять в вашу медиатеку и удалять из неё. В Spotify оно называется
presave-terms-permission-rest = Это единственное разрешение, о котором мы просим. Ваш профиль, адрес электронной почты и то, что вы слушаете, не читаются.
presave-terms-kept = Сколько хранится
presave-terms-kept-until = Пока релиз не будет добавлен, и ни в коем случае не после { $end }. Затем разрешение уничтожается, и ваша квитанция говорит, когда.
presave-terms-change = Если вы передумаете
presave-terms-change-how = Отмените пресейв на своей квитанции в любой момент до этого. Аккаунт не нужен. Spotify не позволяет приложениям прекратить разрешение на своей стороне; вы можете сделать это сами на странице
presave-agreement = Я даю согласие на то, чтобы этот релиз был добавлен в мою медиатеку Spotify, как только он выйдет, с помощью одного-единственного разрешения user-library-modify, и чтобы это разрешение было уничтожено, как только это будет сделано.
presave-born = Когда вы родились?
presave-born-kept = Мы посмотрим на дату один раз и не сохраним её.
presave-go = Продолжить в Spotify
presave-next = Дальше вас спросит Spotify. Там ещё можно отказаться.
presave-problem-title = Не хватает одного
presave-problem-agree = Ваше согласие: поставьте галочку, чтобы продолжить, или уйдите с этой страницы — и ничего не произойдёт.
presave-problem-agree-here = Поставьте эту галочку, если согласны. Без неё мы не вправе обратиться к Spotify.
presave-problem-born = День вашего рождения: укажите день, месяц и год.
presave-error-prefix = Ошибка: { $title }

## When there is no form, or the way back leads nowhere.

presave-back = Назад к «{ $title }»
presave-start-again = Начать заново
presave-not-live = Пресейв через Spotify здесь не включён
presave-not-live-what = Те, кто ведёт этот сайт, не подключили его к Spotify, поэтому добавить что-либо этим способом нельзя. Всё остальное на странице работает.
presave-closed = Этот пресейв для вас недоступен
presave-closed-what = Спасибо, что ждёте эту музыку. Мы не можем принять от вас пресейв, и ничего из написанного вами не сохранено. Музыка выйдет всё равно: приходите в этот день и слушайте.
presave-too-far = До этого релиза ещё слишком далеко для пресейва
presave-too-far-what = Он выходит { $day }. Разрешение Spotify заканчивается через шесть месяцев после того, как вы его дали, то есть ещё до релиза. Возвращайтесь, когда этот день будет ближе; мы не станем просить о том, что не может сработать.
presave-unknown = Мы не знаем этого входа
presave-unknown-what = Он начат не здесь, или уже закончился и забыт. Ничего не сохранено.
presave-other-browser = Этот вход начат в другом браузере
presave-other-browser-what = Вернитесь в том браузере, в котором дали согласие, или начните заново здесь. Ничего не сохранено.
presave-used = Этот вход уже использован
presave-used-what = Каждый вход засчитывается один раз. Если это были вы, ваша квитанция открыта в другой вкладке или осталась в истории браузера. Больше ничего не сделано.
presave-late = Этот вход занял слишком много времени
presave-late-what = Он оставался открытым больше пятнадцати минут, поэтому мы его закрыли. Ничего не добавлено, ничего не сохранено.
presave-unreadable = Этот возврат из Spotify не удаётся прочитать
presave-unreadable-what = В адресе чего-то не хватает. Ничего не сохранено.
presave-denied = Вы отказались в Spotify — и это нормально
presave-denied-what = Ничего не добавлено, ничего не сохранено. Музыка всё равно выйдет.
presave-unticked = Единственное разрешение не было дано
presave-unticked-what = Без него ничего нельзя добавить в вашу медиатеку. Ничего не добавлено, ничего не сохранено.
presave-trouble = Spotify не смог довести это до конца
presave-trouble-what = Неполадка у них или у нас, а не у вас. Ничего не добавлено, ничего не сохранено; вы можете начать заново. Если Spotify всё же показывает это приложение среди ваших, вы можете удалить его на spotify.com/account/apps.
presave-gone = Эту ссылку отозвали
presave-gone-what = Те, кто её создал, сняли её, пока вы были в Spotify. Ничего не добавлено, ничего не сохранено.
presave-no-receipt = По этому адресу квитанции нет
presave-no-receipt-what = Она удалена, или её срок истёк и вместе с ней исчезло всё, что в ней было, или адрес неполный. Показывать и отменять больше нечего.

## The receipt.

presave-waiting = Ждём дня выхода
presave-waiting-what = Ваш пресейв принят. Больше ничего делать не нужно.
presave-late-waiting = Пока не добавлено
presave-late-waiting-what = Релиз вышел. Мы продолжаем попытки, следующая — { $at }.
presave-soon = Добавляем
presave-soon-what = Релиз вышел, ваша очередь подойдёт через мгновение.
presave-saved = Добавлено в вашу медиатеку
presave-saved-what = «{ $title }» — в вашей медиатеке Spotify.
presave-needs-again = Spotify снова нужны вы
presave-needs-again-what = Ваше разрешение больше не действует, поэтому мы не смогли добавить релиз. Он не потерян: дайте согласие ещё раз, и мы его добавим.
presave-refused = Spotify отказал в добавлении
presave-refused-what = Мы попробовали, но Spotify не захотел добавить этот релиз в вашу медиатеку. Больше мы не пытаемся.
presave-cancelled = Отменено
presave-cancelled-what = Этот пресейв отменён. В вашу медиатеку ничего не будет добавлено.
presave-expired = Срок истёк
presave-expired-what = Срок этого пресейва истёк раньше, чем его удалось выполнить. В вашу медиатеку ничего не добавлено.

presave-listen = Слушать
presave-agree-again = Дать согласие ещё раз
presave-outgrown = С тех пор как вы согласились, этот пресейв изменился
presave-outgrown-what = То, что он делает с вашими данными, или те, кто в этом участвует, — уже не то, на что вы давали согласие. Поэтому он приостановлен, и с вашим разрешением ничего не происходит. Дайте согласие ещё раз — и он продолжится; откажитесь — и разрешение будет уничтожено.
presave-refuse = Нет, остановить
presave-elsewhere = Слушать в другом месте
presave-bookmark = Добавьте эту страницу в закладки.
presave-bookmark-why = Это ваш единственный ключ к этому пресейву: мы не знаем, кто вы, и поэтому не сможем прислать её снова.
presave-steps = Что было до сих пор
presave-step-given = Разрешение дано
presave-step-wait = Ожидание
presave-step-wait-for = до { $at }
presave-step-save = Добавлено в вашу медиатеку
presave-step-save-next = Как только релиз выйдет
presave-step-destroy = Разрешение уничтожено
presave-step-destroy-next = Сразу после добавления, в любом случае не позднее { $end }
presave-step-needs-again = Снова нужны вы
presave-step-refused = Spotify отказал
presave-step-cancelled = Отменено
presave-step-expired = Не добавлено вовремя
presave-times = Время указано по часовому поясу { $zone }.

presave-reason-busy = Spotify попросил нас не спешить; очередь дойдёт до каждого.
presave-reason-trouble = Spotify ответил не так, как должен был.
presave-reason-ours = В наших собственных настройках в Spotify что-то не так, и нам об этом сообщено.
presave-reason-no-address = Релиз вышел, но его адрес в Spotify здесь ещё неизвестен.
presave-reason-undecryptable = Сейчас мы не можем открыть ваше разрешение. Оно не потеряно, и тем, кто ведёт этот сайт, об этом сообщено.
presave-reason-doubt = Spotify один раз сообщил, что разрешение не действует. Прежде чем поверить, мы спросим второй раз, через час.
presave-reason-held = Вы попросили нас не использовать ваши данные, поэтому мы ждём.
presave-reason-outgrown = С тех пор как вы согласились, кое-что изменилось, поэтому мы ждём, пока вы не согласитесь снова.
presave-reason-ended-there = Spotify прекратил разрешение: вы отозвали его там или его срок истёк.
presave-reason-scope = Не хватает разрешения добавлять в вашу медиатеку.
presave-reason-lost = Разрешения больше нет.
presave-reason-not-registered = Spotify разрешает этому сайту добавлять релизы лишь нескольким зарегистрированным людям, и вашего аккаунта среди них нет.
presave-reason-not-possible = Spotify не принимает этот релиз для вашего аккаунта.
presave-reason-by-you = Вами.
presave-reason-by-label = Ссылку отозвали те, кто её создал.
presave-reason-withdrawn = Вы отозвали своё согласие.
presave-reason-too-late = Раньше наступил день, до которого мы вправе хранить разрешение.

presave-consent = На что вы дали согласие
presave-consent-given = { $at } — вы поставили галочку.
presave-consent-given-again = { $at } — вы нажали «Дать согласие ещё раз».
presave-consent-refused = { $at } вы на это не согласились.
presave-consent-withdrawn = Отозвано { $at }.
presave-consent-changed = Сегодня эта фраза звучит на сайте иначе; хеш ниже относится к тем словам, которые видели вы.
presave-consent-hash = SHA-256 этих слов
presave-consent-download = Сохранить запись об этом выборе (JSON)
presave-ledger = Что этот сайт передал о вас
presave-ledger-empty = Пока ничего не передано.
presave-ledger-line = Кому: { $processor }. Что: { $datum }
presave-ledger-more = { $n ->
    [one] { $n } более ранняя строка не показана.
    [few] { $n } более ранние строки не показаны.
    [many] { $n } более ранних строк не показано.
   *[other] { $n } более ранней строки не показаны.
}

presave-yours = В ваших руках
presave-cancel = Отменить этот пресейв
presave-erase = Удалить всё
presave-erase-sure = Удалить всё об этом пресейве вместе с этой страницей? Отменить это нельзя.
presave-erase-yes = Да, удалить всё
presave-erase-unsure = Ничего не удалено: сначала подтвердите удаление.
presave-cancel-what = Отмена уничтожает разрешение и оставляет эту страницу. Удаление убирает и эту страницу.
presave-erase-what = Удаление убирает и эту страницу.
presave-apps = Прекратить его можно и в Spotify:

presave-erased = Всё удалено
presave-erased-what = Этот адрес теперь никуда не ведёт. Вот что удалено:
presave-erased-presave = ваш пресейв, с его разрешением и отметками времени
presave-erased-attempt = вход в Spotify
presave-erased-consent = запись о том, на что вы дали согласие
presave-erased-disclosure = { $n ->
    [one] { $n } строка журнала о том, что было передано в Spotify
    [few] { $n } строки журнала о том, что было передано в Spotify
    [many] { $n } строк журнала о том, что было передано в Spotify
   *[other] { $n } строки журнала о том, что было передано в Spotify
}
presave-erased-other = случайное число, которое обозначало вас
presave-erased-key = ваш ключ, без которого копии в резервных архивах нельзя прочитать
