## The room of artists.

artists-title = Артисты
artists-error = Ошибка:
artists-crumbs = Навигационная цепочка
artists-problems = { $n ->
    [one] Проверьте ещё раз { $n } поле
    [few] Проверьте ещё раз { $n } поля
    [many] Проверьте ещё раз { $n } полей
   *[other] Проверьте ещё раз { $n } поля
}
artists-none = Артистов пока нет
artists-none-what = Артист — это тот, чей релиз. Добавьте первого ниже, а затем создайте релиз.
artists-next = Следующая страница
artists-new = Новый артист
artists-name = Имя
artists-name-hint = Так, как написано на обложке, до 200 знаков.
artists-create = Добавить артиста
artists-save = Сохранить имя
artists-leave = Не менять
artists-retire = Убрать этого артиста…
artists-retire-what = Артист исчезнет из этого списка, и выбрать его для релиза больше будет нельзя. Уже созданные релизы сохранят имя и останутся как есть. Отменить это нельзя.
artists-retire-do = Убрать артиста

problem-artists-name-missing = Имя: напишите имя артиста
problem-artists-name-long = Имя: не больше 200 знаков
problem-artists-name-control = Имя: уберите переводы строк и другие невидимые управляющие символы
