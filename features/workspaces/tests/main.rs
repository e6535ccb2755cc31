//! The room's store on the engine that `TEST_DB` names.

use db::testing;
use kit::WorkspaceId;
use privacy::SubjectId;
use uuid::Uuid;

#[tokio::test]
async fn a_member_finds_the_workspace_that_they_own_and_nobody_elses() {
    let (db, _guard) = testing::fresh().await;
    db::migrate(&db, workspaces::ROOM.steps.iter().copied()).await.unwrap();
    let (ada, bob) = (SubjectId(Uuid::now_v7()), SubjectId(Uuid::now_v7()));
    let (harbour, quay) = (WorkspaceId(Uuid::now_v7()), WorkspaceId(Uuid::now_v7()));

    let tx = db.begin().await.unwrap();
    workspaces::create(&tx, harbour, "Harbour Lane", ada, 1).await.unwrap();
    workspaces::create(&tx, quay, "Quay", bob, 2).await.unwrap();
    tx.commit().await.unwrap();

    assert_eq!(workspaces::of_member(&db, ada).await.unwrap(), Some((harbour, "Harbour Lane".to_owned())));
    assert_eq!(workspaces::of_member(&db, bob).await.unwrap(), Some((quay, "Quay".to_owned())));
    assert_eq!(workspaces::of_member(&db, SubjectId(Uuid::now_v7())).await.unwrap(), None);
    assert!(workspaces::exists(&db, quay).await.unwrap());
    assert!(!workspaces::exists(&db, WorkspaceId(Uuid::now_v7())).await.unwrap());
}

#[tokio::test]
async fn a_workspace_whose_transaction_is_undone_does_not_exist() {
    let (db, _guard) = testing::fresh().await;
    db::migrate(&db, workspaces::ROOM.steps.iter().copied()).await.unwrap();
    let id = WorkspaceId(Uuid::now_v7());
    let tx = db.begin().await.unwrap();
    workspaces::create(&tx, id, "Never", SubjectId(Uuid::now_v7()), 1).await.unwrap();
    tx.rollback().await.unwrap();
    assert!(!workspaces::exists(&db, id).await.unwrap());
}
