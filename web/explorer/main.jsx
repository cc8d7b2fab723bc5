import "./workers.js";
import "graphiql/style.css";
import "./explorer.css";
import { GraphiQL } from "graphiql";
import { createRoot } from "react-dom/client";
import { fetcher } from "./fetcher.js";
import { savedToken, saveToken } from "./token.js";

const welcome = `# 98 municipalities, and what they share. Press Ctrl-Enter.
query Welcome {
  municipalities(filter: { isParticipating: true }, first: 5) {
    totalCount
    nodes {
      code
      name
      initiatives(first: 3) {
        totalCount
        nodes {
          title
          summary
        }
      }
    }
  }
}
`;

const news = `# Press Ctrl-Enter, and leave it open: each initiative appears as it is published.
subscription News {
  initiativePublished {
    cursor
    initiative {
      title
      municipality {
        name
      }
    }
  }
}
`;

/** Where the address names a thing by its id, as the pages about things do: what it is. */
const asked = /^[0-9a-f-]{36}$/.exec(new URLSearchParams(location.search).get("id") ?? "")?.[0];
const thing = `# Press Ctrl-Enter.
query Thing {
  node(id: "${asked}") {
    __typename
    id
    ... on Initiative {
      title
      summary
      status
    }
    ... on Event {
      title
      startsAt
      status
    }
    ... on Municipality {
      name
    }
  }
}
`;
const tabs = [...(asked ? [{ query: thing }] : []), { query: welcome }, { query: news }];

createRoot(document.getElementById("explorer")).render(
  <GraphiQL fetcher={fetcher} defaultQuery={welcome} initialQuery={asked && thing} defaultTabs={tabs}>
    <GraphiQL.Logo>
      <label className="token">
        Bearer token
        <input
          type="password"
          autoComplete="off"
          spellCheck={false}
          placeholder="none: anonymous"
          defaultValue={savedToken()}
          onChange={(event) => saveToken(event.target.value)}
        />
      </label>
    </GraphiQL.Logo>
  </GraphiQL>,
);
