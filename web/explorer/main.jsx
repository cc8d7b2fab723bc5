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

createRoot(document.getElementById("explorer")).render(
  <GraphiQL fetcher={fetcher} defaultQuery={welcome} defaultTabs={[{ query: welcome }, { query: news }]}>
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
