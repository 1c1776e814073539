import io.crmkit.kanvo.KanvoClient

fun lengthOfTitle(kanvo: KanvoClient): Int = kanvo.records().get("r1").title().length

fun recordWithoutId(kanvo: KanvoClient) = kanvo.records().get(null)
