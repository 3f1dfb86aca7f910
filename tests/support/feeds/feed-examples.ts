/** One feed in each format, with the same two items as far as the format can say it. */

export const anRss = (channel = '') => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
  <channel>
    <title>Industry News</title><link>https://news.example/</link><description>All of it</description>${channel}
    <item>
      <title>Siemens &amp; Nordwind build a plant</title>
      <link>/2026/plant</link>
      <guid isPermaLink="false">news-1</guid>
      <pubDate>Mon, 30 Nov 2026 09:00:00 +0100</pubDate>
      <category>Energy</category>
      <source url="https://wire.example/feed">The Wire</source>
      <description><![CDATA[<p>In <b>Bremen</b>, <a href="https://x.example">they</a> say.</p><script>alert(1)</script>]]></description>
    </item>
    <item>
      <title>Second</title>
      <guid>https://news.example/2026/second</guid>
      <pubDate>never</pubDate>
      <content:encoded>&lt;p&gt;Less &amp;amp; more&lt;/p&gt;</content:encoded>
    </item>
  </channel>
</rss>`;

export const anAtom = `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>Industry News</title><id>urn:feed</id><updated>2026-11-30T08:00:00Z</updated>
  <entry>
    <id>news-1</id>
    <title type="html">Siemens &amp;amp; Nordwind build a plant</title>
    <link rel="edit" href="https://news.example/edit/1"/>
    <link href="https://news.example/2026/plant"/>
    <published>2026-11-30T09:00:00+01:00</published><updated>2026-11-30T09:30:00Z</updated>
    <category term="Energy"/>
    <source><title>The Wire</title></source>
    <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>In <b>Bremen</b>, they say.</p></div></summary>
  </entry>
  <entry>
    <id>news-2</id><title>1 &lt; 2 and <![CDATA[3 <b> 2]]></title><updated>2026-11-30T09:30:00Z</updated>
    <content type="html">&lt;p&gt;Less &amp;amp; more&lt;/p&gt;</content>
  </entry>
</feed>`;

export const anRdf = `<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
  <channel rdf:about="https://news.example/feed"><title>Industry News</title><link>https://news.example/</link><description>All</description>
    <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency></channel>
  <item rdf:about="news-1">
    <title>Siemens &amp; Nordwind build a plant</title><link>https://news.example/2026/plant</link>
    <description>In Bremen, they say.</description><dc:date>2026-11-30T09:00:00+01:00</dc:date><dc:subject>Energy</dc:subject>
  </item>
</rdf:RDF>`;

export const aJsonFeed = (changes: object = {}) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Industry News',
    items: [
      {
        id: 'news-1',
        url: 'https://news.example/2026/plant',
        title: 'Siemens & Nordwind build a plant',
        content_html: '<p>In <b>Bremen</b>, they say.</p>',
        date_published: '2026-11-30T09:00:00+01:00',
        tags: ['Energy'],
      },
      { id: 2, content_text: 'Less & more', url: 'javascript:alert(1)' },
    ],
    ...changes,
  });
