-- 服务快车: the fast lane is a queue of its own, and few of all cases are in it.
create index case_express on approval._private_case (organ, stage, submitted_at desc) where express;
