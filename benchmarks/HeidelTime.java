import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Processor seconds of HeidelTime over the pages of a file (parted by NUL), twice: `CONFIG PAGES YYYY-MM-DD`. */
public class HeidelTime {
    public static void main(String[] given) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        HeidelTimeStandalone tagger = new HeidelTimeStandalone(
            Language.ARABIC, DocumentType.NEWS, OutputType.TIMEML, given[0], POSTagger.NO);
        String[] pages = Files.readString(Path.of(given[1])).split("\0");
        Date day = new SimpleDateFormat("yyyy-MM-dd").parse(given[2]);
        for (String round : new String[] {"first", "again"}) {
            long begin = cpu();
            int found = 0;
            for (String page : pages) {
                found += tagger.process(page, day).split("<TIMEX3 ", -1).length - 1;
            }
            System.out.println(round + " " + (cpu() - begin) / 1e9 + " " + found);
        }
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
            .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.println("peak " + peak / (1 << 20));
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime();
    }
}
