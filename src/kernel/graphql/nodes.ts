import { tagOf } from "../db/id";
import { requestError } from "../errors";
import { anything } from "../read/fields";
import { finishList } from "../read/piece";
import { queryShape } from "../read/shape";

const mostNodes = 100;

const known = (id: unknown) => (tagOf(String(id)) === null ? null : String(id));

queryShape.add({
  node: (_row, use, e) => {
    const args = e.args(use);
    const { sql, finish } = anything("x.id", use, e);
    const id = e.param("uuid", (run) => known(args.read(run)["id"]));
    return { sql: `(select ${sql} from (values (${id})) x(id))`, ...(finish && { finish }) };
  },
  nodes: (_row, use, e) => {
    const args = e.args(use);
    const { sql, finish } = anything("x.id", use, e);
    const ids = e.param("uuid[]", (run) => {
      const sent = args.read(run)["ids"] as unknown[];
      if (sent.length > mostNodes) throw requestError("BAD_USER_INPUT", `\`ids\` may have at most ${mostNodes}, not ${sent.length}.`);
      return sent.map(known);
    });
    const each = finishList(finish);
    return {
      sql: `(select coalesce(json_agg(${sql} order by x.n), '[]'::json) from unnest(${ids}) with ordinality x(id, n))`,
      ...(each && { finish: each }),
    };
  },
});
