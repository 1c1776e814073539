import io.crmkit.kanvo.KanvoClient
import io.crmkit.kanvo.KanvoRecord
import io.crmkit.kanvo.KanvoRecordCreate
import io.crmkit.testing.FakeKanvo
import java.time.Instant

fun main() {
    FakeKanvo.start().use { fake ->
        fake.client().use { kanvo ->
            val lead = create(kanvo)
            val id: String = lead.id()
            val created: Instant? = lead.createdAt()
            val colour: String = lead.additionalProperties()["colour"]?.asText() ?: "none"
            check(kanvo.records().get(id).assigneeId() == null)
            println("$id, $created, $colour, ${lead.title()?.length ?: 0}")
        }
    }
}

private fun create(kanvo: KanvoClient): KanvoRecord =
    kanvo.records().create(KanvoRecordCreate.builder("lead").title("Smith").build())
