import { escapeHtml } from "../page";

const style = `
:root { color-scheme: light dark; }
body { max-width: 44rem; margin: 3rem auto; padding: 0 1.25rem; font: 1.0625rem/1.6 system-ui, sans-serif; }
h1 { margin-bottom: 0; line-height: 1.2; }
h2 { margin-top: 2.5rem; line-height: 1.25; }
pre { padding: 0.9rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid; border-radius: 0.4rem; }
code { font-family: ui-monospace, monospace; font-size: 0.9em; }
.demo { padding-left: 1rem; border-left: 0.3rem solid; }
`;

const query = `{"query":"{ municipalities(first: 3) { nodes { code name } } }"}`;

/** What somebody new sees first: what this is, and where to begin. */
export function frontPage(publicUrl: string, isDemo: boolean): { readonly html: string; readonly style: string } {
  const curl = `curl -s ${publicUrl}/graphql \\\n  -H 'content-type: application/json' \\\n  -d '${query}'`;
  // Of the path alone, so that they hold on whatever host the page was reached.
  const base = new URL(publicUrl).pathname.replace(/\/+$/, "");
  const link = (path: string) => `<a href="${escapeHtml(base + path)}">${path}</a>`;
  const example = `<pre><code>${escapeHtml(curl)}</code></pre>`;

  const html = `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Samspil</title>
<link rel="alternate" type="text/plain" href="${escapeHtml(base)}/schema.graphql" title="GraphQL schema">
<style>${style}</style>
</head>
<body>
<header>
<h1>Samspil</h1>
<p>Her deler danske kommuner, hvordan de arbejder sammen med civilsamfundet. <a href="#english" lang="en" hreflang="en">In English</a></p>
</header>
<main>
<section aria-labelledby="dansk">
<h2 id="dansk">Kom i gang</h2>
${isDemo ? `<p class="demo"><strong>Dette er en demo.</strong> Initiativerne er opdigtede, og alle, der har adgang til serveren, kan logge ind som hvem som helst.</p>` : ""}
<p>Samspil er et GraphQL-API. Alle kan læse det, der er udgivet, uden at logge ind.</p>
<ul>
<li>${link("/graphiql")} – prøv forespørgsler i browseren</li>
<li>${link("/schema.graphql")} – alt, hvad der kan spørges om</li>
<li>${link("/health/ready")} – om serveren er klar</li>
</ul>
<p>En første forespørgsel:</p>
${example}
</section>
<section lang="en" aria-labelledby="english">
<h2 id="english">Getting started</h2>
${isDemo ? `<p class="demo"><strong>This is a demo.</strong> The initiatives are made up, and whoever has access to the server can sign in as anybody.</p>` : ""}
<p>Samspil is where Danish municipalities share how they work with civil society. It is a GraphQL API; whatever is published can be read by all, without signing in.</p>
<ul>
<li>${link("/graphiql")} – try queries in the browser</li>
<li>${link("/schema.graphql")} – everything that can be asked for</li>
<li>${link("/health/ready")} – whether the server is ready</li>
</ul>
<p>A first query:</p>
${example}
</section>
</main>
</body>
</html>
`;
  return { html, style };
}
