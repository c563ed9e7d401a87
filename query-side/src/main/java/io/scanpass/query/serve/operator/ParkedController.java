package io.scanpass.query.serve.operator;

import io.scanpass.contract.RejectionCode;
import io.scanpass.contract.http.Refused;
import io.scanpass.query.project.Parked;
import io.scanpass.query.project.Parking;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys that wait because of a record that could not be projected; behind the operators' gate. */
@RestController
@RequestMapping("/v1/operator/parked")
class ParkedController {

    private static final int MOST = 1_000;

    private final Parking parking;

    ParkedController(Parking parking) {
        this.parking = parking;
    }

    @GetMapping
    Listed list() {
        List<Parked> all = parking.all();
        return new Listed(all.size(), all.stream().limit(MOST).toList());
    }

    @GetMapping("/{key}")
    Shown show(@PathVariable String key) {
        Parked parked = parking.find(key).orElseThrow(() -> new Refused(RejectionCode.NOT_FOUND));
        return new Shown(parked, parking.sequences(List.of(key)).getFirst());
    }

    /** Accepted: the events come by Kafka, and the key is free as soon as its view has them. */
    @PostMapping("/{key}/redrive")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void redrive(@PathVariable String key) {
        if (!parking.redrive(key)) throw new Refused(RejectionCode.NOT_FOUND);
    }

    /** Of what the event store has nothing: the view stays as it is, and is believed again. */
    @DeleteMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveUp(@PathVariable String key) {
        if (parking.find(key).isEmpty()) throw new Refused(RejectionCode.NOT_FOUND);
        parking.giveUp(key);
    }

    /**
     * @param count of all
     * @param parked the longest parked, 1,000 at most
     */
    record Listed(int count, List<Parked> parked) {}

    /** @param viewSequence how far the view is; -1 when there is none */
    record Shown(Parked parked, long viewSequence) {}
}
