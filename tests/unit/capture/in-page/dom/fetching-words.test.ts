// Words on a control that fetches more of a list, and on those that do something else.
import { describe, expect, it } from 'vitest';
import { saysMore } from '../../../../../utils/capture/in-page/dom/fetching-words.ts';

describe('a control that fetches more', () => {
  it.each([
    'Load earlier messages',
    'View more comments',
    'See previous replies',
    'Show more replies',
    'View all 9 replies',
    '12 more replies',
    'Click here to get older messages from your phone.',
    'view 3 hidden replies',
    'Weitere Kommentare anzeigen',
    'Frühere Nachrichten laden',
    'Ver más comentarios',
    'Ver 3 respuestas anteriores',
    'Cargar mensajes anteriores',
    'Afficher les commentaires précédents',
    'Voir les 3 réponses',
    'Ver mais comentários',
    'Carregar mensagens anteriores',
    'Visualizza altri commenti',
    'Meer reacties weergeven',
    'Показать предыдущие сообщения',
    'Önceki yorumları göster',
    'Zobacz więcej komentarzy',
    'عرض المزيد من التعليقات',
    'تحميل الرسائل السابقة',
    '以前のメッセージを読み込む',
    '他の返信を表示',
    '返信を3件表示',
    '查看更多评论',
    '檢視另 3 則留言',
    '이전 댓글 보기',
    'और टिप्पणियां देखें',
  ])('%s', (words) => {
    expect(saysMore(words)).toBe('sure');
  });

  it.each([
    'Load more',
    'Show more…',
    'Mehr anzeigen',
    'Ver más',
    'Voir plus',
    'Ver mais',
    'عرض المزيد',
    'もっと見る',
    '더 보기',
    '查看更多',
    '3 replies',
    'Show replies',
    '返信 12 件',
  ])('%s, where it stands in no message', (words) => {
    expect(saysMore(words)).toBe('told');
  });
});

describe('any other control', () => {
  it.each([
    '',
    'More',
    'Mehr',
    'Reply',
    'Antworten',
    'Responder',
    '返信',
    '12 Replies. Reply',
    'Write a comment…',
    'Hide replies',
    '3 Antworten ausblenden',
    'Ocultar respuestas',
    'Show less',
    'All comments',
    'View all',
    'View profile',
    'See all 12 reactions',
    'Show more ideas',
    'Sort comments',
    '3 new messages',
    'Search messages',
    'Report posts',
    'Read the announcement of the harbour office about the pier, all of it, with more comments than fit here',
  ])('%s', (words) => {
    expect(saysMore(words)).toBe(null);
  });
});
