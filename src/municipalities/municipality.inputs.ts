import { Field, InputType } from "type-graphql";
import { MunicipalityCode } from "../kernel/graphql/form";
import { payloadOf } from "../kernel/graphql/mutation";
import { DateOnly } from "../kernel/graphql/scalars";
import { Municipality } from "./municipality.entity";

@InputType({ description: "A municipality that joins the network." })
export class AdmitMunicipalityInput {
  @Field()
  @MunicipalityCode()
  code!: string;

  @Field(() => DateOnly, { nullable: true, description: "Left out: today." })
  since?: string | null;
}

export const AdmitMunicipalityPayload = payloadOf("admitMunicipality", { municipality: () => Municipality });

@InputType({ description: "A municipality that leaves the network." })
export class DismissMunicipalityInput {
  @Field()
  @MunicipalityCode()
  code!: string;
}

export const DismissMunicipalityPayload = payloadOf("dismissMunicipality", { municipality: () => Municipality });
