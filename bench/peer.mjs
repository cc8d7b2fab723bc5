// The limit: what one writes by hand where nothing but these two answers is wanted. node:http and pg, one prepared
// statement for each request, whose JSON goes out as the database wrote it.
import { createServer } from "node:http";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

const statements = {
  Flat: {
    name: "flat",
    text: `select json_build_object('municipalities', json_build_object('nodes', coalesce(json_agg(m.node), '[]'::json)))::text json from (
      select json_build_object('code', code, 'name', name, 'population', population, 'website', website) node
      from municipality order by name_sort, id limit $1) m`,
    values: (variables) => [variables.first],
  },
  Nested: {
    name: "nested",
    text: `select json_build_object('initiatives', json_build_object(
        'totalCount', (select count(*)::int from initiative where status = 'PUBLISHED'),
        'nodes', coalesce(json_agg(i.node), '[]'::json)))::text json from (
      select json_build_object('id', i.id, 'title', i.title, 'summary', i.summary,
        'municipality', (select json_build_object('code', m.code, 'name', m.name) from municipality m where m.id = i.municipality_id),
        'themes', coalesce((select json_agg(json_build_object('key', t.key, 'name', t.name_da) order by it.position)
          from initiative_term it join term t on t.id = it.term_id where it.initiative_id = i.id and t.vocabulary = 'THEME'), '[]'::json),
        'contacts', coalesce((select json_agg(json_build_object('name', c.name, 'jobTitle', c.job_title) order by ic.position)
          from initiative_contact ic join contact c on c.id = ic.contact_id where ic.initiative_id = i.id and c.visibility = 'PUBLIC'), '[]'::json)) node
      from (select * from initiative where status = 'PUBLISHED' order by coalesce(published_at, created_at) desc, id desc limit $1) i) i`,
    values: (variables) => [variables.first],
  },
};

const server = createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", async () => {
    const { operationName, variables } = JSON.parse(Buffer.concat(chunks).toString());
    const { name, text, values } = statements[operationName];
    const { rows } = await pool.query({ name, text, values: values(variables) });
    const body = `{"data":${rows[0].json}}`;
    response.writeHead(200, { "content-type": "application/json; charset=utf-8", "content-length": Buffer.byteLength(body) });
    response.end(body);
  });
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write("ready\n"));
process.on("SIGTERM", () => process.exit(0));
