import { toHtml, toPlain } from "../../src/kernel/text/markdown";

const rel = 'rel="noopener noreferrer nofollow"';

describe("toHtml", () => {
  it.each([
    [
      "# Titel\n\nEt *vigtigt* **ord**  \nog `kode`",
      "<h1>Titel</h1>\n<p>Et <em>vigtigt</em> <strong>ord</strong><br />\nog <code>kode</code></p>",
    ],
    ["- a\n  - b\n- c", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>"],
    ["3. tre\n4. fire", '<ol start="3">\n<li>tre</li>\n<li>fire</li>\n</ol>'],
    [
      "| A | B |\n|:-:|---|\n| 1 | **2** |",
      "<table>\n<thead>\n<tr>\n<th>A</th>\n<th>B</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td><strong>2</strong></td>\n</tr>\n</tbody>\n</table>",
    ],
    ["```js\na < b\n```", "<pre><code>a &lt; b\n</code></pre>"],
    ["Rødgrød 🇩🇰 漢字 &copy;", "<p>Rødgrød 🇩🇰 漢字 ©</p>"],
    [" \n ", ""],
  ])("renders %j", (markdown, html) => expect(toHtml(markdown)).toBe(html));

  it.each([
    ["[a](https://x.dk/?a=1&b=2)", `<p><a href="https://x.dk/?a=1&amp;b=2" ${rel}>a</a></p>`],
    ["se https://x.dk/å.", `<p>se <a href="https://x.dk/%C3%A5" ${rel}>https://x.dk/å</a>.</p>`],
    ["skriv til os@x.dk", `<p>skriv til <a href="mailto:os@x.dk" ${rel}>os@x.dk</a></p>`],
    ['[a](https://x.dk "t\\" onmouseover=alert(1)")', `<p><a href="https://x.dk" ${rel}>a</a></p>`],
    ["i dag.De kom", "<p>i dag.De kom</p>"],
  ])("links %j", (markdown, html) => expect(toHtml(markdown)).toBe(html));

  it.each([
    ["<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"],
    ["<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>"],
    ["hej <b onclick=x>du</b>", "<p>hej &lt;b onclick=x&gt;du&lt;/b&gt;</p>"],
    ['<div style="x" class=y id=z>\n\nhej', '<p>&lt;div style="x" class=y id=z&gt;</p>\n<p>hej</p>'],
    ["[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"],
    ["[x](JaVaScRiPt:alert(1))", "<p>[x](JaVaScRiPt:alert(1))</p>"],
    ["[x](&#106;avascript:alert(1))", "<p>[x](javascript:alert(1))</p>"],
    ["[x]\n\n[x]: javascript:alert(1)", "<p>[x]</p>\n<p>[x]: javascript:alert(1)</p>"],
    ["<javascript:alert(1)>", "<p>&lt;javascript:alert(1)&gt;</p>"],
    ["[x](data:text/html;base64,PHNjcmlwdD4=)", "<p>[x](data:text/html;base64,PHNjcmlwdD4=)</p>"],
    ["[x](//evil.example)", "<p>[x](//evil.example)</p>"],
    ["[x](/sign-out)", "<p>[x](/sign-out)</p>"],
    ["![a](javascript:x)", "<p>![a](javascript:x)</p>"],
    ["![et *langt* bord](https://x.dk/spy.png)", "<p>et langt bord</p>"],
    ["![<img onerror=x>](https://x.dk/a.png)", "<p>&lt;img onerror=x&gt;</p>"],
    [
      "- > **[x](javascript:y) <script>**",
      "<ul>\n<li>\n<blockquote>\n<p><strong>[x](javascript:y) &lt;script&gt;</strong></p>\n</blockquote>\n</li>\n</ul>",
    ],
  ])("takes the harm out of %j", (markdown, html) => expect(toHtml(markdown)).toBe(html));
});

describe("toPlain", () => {
  it.each([
    ["# Titel\n\nEt *langt*\nbord  \n&amp; `kode`", "Titel\nEt langt bord\n& kode"],
    ["- a\n  - b\n- c\n\n---\n\n> citat", "a\nb\nc\ncitat"],
    ["| A | B |\n|---|---|\n| 1 | **2** |\n| 3 | |", "A B\n1 2\n3"],
    ["```js\nlet  a;\n\n  b\n```\nslut", "let a;\nb\nslut"],
    ["[navn](https://x.dk) og https://x.dk/å", "navn og https://x.dk/å"],
    ["![et *langt* bord](https://x.dk/a.png)", "et langt bord"],
    ["\\*ikke\\* &lt;b&gt; &copy; &nbsp; 🇩🇰", "*ikke* <b> © 🇩🇰"],
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
    ["", ""],
  ])("says %j", (markdown, plain) => expect(toPlain(markdown)).toBe(plain));
});

it("answers alike when it answers from memory, and when it has forgotten", () => {
  const first = toHtml("*først*");
  for (let index = 0; index < 2100; index++) toHtml(`nummer ${index}`);
  expect(toHtml("nummer 2099")).toBe("<p>nummer 2099</p>");
  expect(toHtml("*først*")).toBe(first);
});

// A parser that tries again for each of them would not end before the test is ended.
it("comes to an end with text that is made to take long", () => {
  for (const part of ["[", "![", "*a ", "`a ", "<", "> ", "a@", "http://", "&", "_a__b", "[a]("])
    expect(toHtml(part.repeat(5000))).not.toBe("");
});
