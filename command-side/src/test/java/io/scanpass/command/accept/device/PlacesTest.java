package io.scanpass.command.accept.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scanpass.command.TestPlaces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@ExtendWith(OutputCaptureExtension.class)
class PlacesTest {

    private static final TestPlaces BOTH = TestPlaces.ofBothVersions()
            .city("192.0.2.0/24", "Berlin", "Germany")
            .country("198.51.100.0/25", "France")
            .city("2001:db8::/32", "Z\u00fcrich", "Switzerland")
            .add("203.0.113.0/24", Map.of("city", Map.of("names", Map.of("de", "Wien")), "country", "AT"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "192.0.2.17, 'Berlin, Germany'",
        "198.51.100.127, France",
        "2001:db8::1, 'Z\u00fcrich, Switzerland'",
        "::ffff:192.0.2.17, 'Berlin, Germany'",
        "198.51.100.128,",
        "10.0.0.1,",
        "203.0.113.1,",
        "unknown,"
    })
    void tellsTheCityAndTheCountryInEnglish(String address, String place) throws IOException {
        try (Places places = at(BOTH.file("GeoLite2-City"))) {
            assertThat(places.of(address)).isEqualTo(place);
        }
    }

    @Test
    void knowsNothingOfIpv6ByADatabaseOfIpv4Alone() throws IOException {
        Path file = TestPlaces.ofIpv4Alone()
                .country("192.0.2.0/24", "Germany")
                .country("32.1.0.0/16", "the first bits of 2001:")
                .file("GeoIP2-Country");
        try (Places places = at(file)) {
            assertThat(places.of("192.0.2.17")).isEqualTo("Germany");
            assertThat(places.of("2001:db8::1")).isNull();
        }
    }

    @Test
    void takesWhatIsNoAddressForNoFaultOfTheDatabase(CapturedOutput output) throws IOException {
        try (Places places = at(BOTH.file("GeoLite2-City"))) {
            assertThat(places.of("unknown")).isNull();
        }
        assertThat(output).doesNotContain("cannot be read");
    }

    @Test
    void knowsNothingWithoutADatabase() throws IOException {
        try (Places places = new Places(new GeoIpSettings(null))) {
            assertThat(places.of("192.0.2.17")).isNull();
        }
    }

    @Test
    void refusesNobodyWhenTheDatabaseIsDamaged(CapturedOutput output) throws IOException {
        Path file = BOTH.file("GeoLite2-City");
        byte[] bytes = Files.readAllBytes(file);
        int data = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("names") - 1;
        Arrays.fill(bytes, data, data + 60, (byte) 0xff);
        try (Places places = at(Files.write(file, bytes))) {
            assertThat(places.of("192.0.2.17")).isNull();
        }
        assertThat(output).contains("scanpass.geoip.database cannot be read").doesNotContain("192.0.2.17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GeoLite2-ASN", "GeoIP2-Anonymous-IP"})
    void refusesADatabaseOfSomethingElse(String type) {
        assertThatThrownBy(() -> at(BOTH.file(type)))
                .isInstanceOf(Places.Unusable.class)
                .hasMessageEndingWith("its type is " + type + ", neither City nor Country");
    }

    @Test
    void saysInOneLineAtStartWhatIsWrongWithTheFile(CapturedOutput output) throws IOException {
        Path garbage = Files.writeString(folder.resolve("garbage.mmdb"), "no database");
        assertStartRefused(folder.resolve("missing.mmdb"), "no such file can be read", output);
        assertStartRefused(folder, "no such file can be read", output);
        assertStartRefused(garbage, "it is no MaxMind DB file", output);
    }

    private static void assertStartRefused(Path file, String why, CapturedOutput output) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(Wiring.class)
                        .web(WebApplicationType.NONE)
                        .run("--scanpass.geoip.database=" + file))
                .hasRootCauseInstanceOf(Places.Unusable.class);
        assertThat(output.getAll().lines())
                .contains("scanpass.geoip.database cannot be used: " + file + ": " + why)
                .noneMatch(line -> line.startsWith("\tat "));
    }

    private static Places at(Path file) {
        return new Places(new GeoIpSettings(file));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(GeoIpSettings.class)
    @Import(Places.class)
    static class Wiring {}
}
