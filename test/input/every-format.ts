import { gzipSync } from 'node:zlib';
import { REPORT, httpAnswer, pageOf, warcRecord, zipOf } from './archives.js';
import { pdfOf } from './pdf-file.js';

const uri = 'https://post.example/2020/05/12/border';
const page = pageOf('Border closed').replace('<p>', '<p>12 mai 2020, 23:30</p><p>');
const head = (subject: string, date: string, type: string): string =>
  `From: Norland Post <desk@post.example>\r\nTo: list@example.org\r\nSubject: ${subject}\r\nDate: ${date}\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n`;
const mail = `${head('Border closed', 'Tue, 12 May 2020 23:15:00 -0500', 'text/plain; charset=utf-8')}${REPORT}\r\n`;
const forwarded = `${head('Fwd: Border closed', 'Wed, 13 May 2020 09:00:00 +0200', 'multipart/mixed; boundary=b')}--b\r\nContent-Type: text/plain\r\n\r\nThe Sudland army sent troops to the border on Wednesday.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n${mail}--b--\r\n`;
const line = JSON.stringify({ text: REPORT, title: 'Border closed', published: 'Tue, 12 May 2020 23:15:00 -0500' });
const response = warcRecord({ type: 'response', uri, content: httpAnswer(['Content-Type: text/html'], page) });
const answer = httpAnswer(['Content-Type: text/html'], page);

/// A small input of our own in every format that is read, by the name of its file. Dates stand near midnight and in
/// languages other than English, so that a machine's zone or language would show.
export const EVERY_FORMAT: Readonly<Record<string, string | Uint8Array>> = {
  'a.html': page,
  'a.txt': `${REPORT}\n\nComments\n\nIlkay wrote on 12 May 2020 at 23:30:\nNorland attacked nobody. I think Sudland lies.\n\nÍngrid wrote on 13 May 2020 at 00:10:\nThe minister resigned last Tuesday.\n`,
  'a.jsonl': `${line}\n${line}\n`,
  'a.csv': `headline;body;published_at\nBorder closed;"${REPORT}";12.05.2020 23:30\n`,
  'rss.xml': `<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><item><title>Border closed</title><link>${uri}</link><pubDate>Tue, 12 May 2020 23:15:00 -0500</pubDate><description>${REPORT}</description></item></channel></rss>`,
  'atom.xml': `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title>Border closed</title><link href="${uri}"/><updated>2020-05-12T23:15:00-05:00</updated><content type="text">${REPORT}</content></entry></feed>`,
  'feed.json': JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Post',
    items: [
      { id: '1', url: uri, title: 'Border closed', content_text: REPORT, date_published: '2020-05-12T23:15:00Z' },
    ],
  }),
  'a.eml': mail,
  'forwarded.eml': forwarded,
  'box.mbox': `From desk@post.example Tue May 12 23:15:00 2020\r\n${mail}\r\nFrom desk@post.example Wed May 13 09:00:00 2020\r\n${forwarded}`,
  'a.mhtml': `From: <Saved by Blink>\r\nSnapshot-Content-Location: ${uri}\r\nDate: Tue, 12 May 2020 23:15:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${page}\r\n--b--\r\n`,
  'a.pdf': pdfOf(
    [REPORT.split('\n').flatMap((text, at) => [{ text, y: 700 - 60 * at }])],
    "/Title (Border closed) /CreationDate (D:20200512231500-05'00')",
  ),
  'a.warc': response,
  'a.arc': Buffer.concat([
    Buffer.from(
      `filedesc://a.arc 0.0.0.0 20200512101500 text/plain 75\n1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n\n\n${uri} 1.2.3.4 20200512231500 text/html ${answer.length}\n`,
    ),
    answer,
    Buffer.from('\n'),
  ]),
  'a.zip': zipOf([
    { name: 'pages/\u0130lk.html', content: page },
    { name: 'pages/b.txt', content: REPORT },
  ]),
  'a.html.gz': gzipSync(page),
  'wordpress.xml': `<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Post</title><item><title>Border closed</title><wp:post_id>1</wp:post_id><wp:post_date>2020-05-12 23:15:00</wp:post_date><wp:status>publish</wp:status><wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>Ann</wp:comment_author><wp:comment_date>2020-05-12 23:30:00</wp:comment_date><wp:comment_content>Norland attacked nobody.</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment></item></channel></rss>`,
  'disqus.xml': `<?xml version="1.0"?><disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals"><thread dsq:id="1"><title>Border closed</title><link>${uri}</link></thread><post dsq:id="2"><message><![CDATA[<p>Norland attacked nobody.</p>]]></message><createdAt>2020-05-12T23:30:00Z</createdAt><author><name>Ann</name></author><thread dsq:id="1"/></post></disqus>`,
  'reddit.json': JSON.stringify([
    {
      id: 't1',
      parent_id: 't3_x',
      link_id: 't3_x',
      author: 'ann',
      created_utc: 1589326200,
      body: 'Norland attacked nobody.',
    },
    { id: 't2', parent_id: 't1_t1', link_id: 't3_x', author: 'bo', created_utc: 1589327200, body: 'Sudland did.' },
  ]),
};
