package org.roundup.cli.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/** A key and a certificate that it signs itself, for trying out https: RSA 2048, a year, for localhost and a host. */
final class TemporaryCertificate {
    /** The password of the key in the store; it protects nothing, as the store never leaves the memory. */
    static final String PASSWORD = "temporary";

    private static final int BITS = 2048;
    private static final AlgorithmIdentifier SIGNATURE =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.sha512WithRSAEncryption, DERNull.INSTANCE);

    private TemporaryCertificate() {}

    /** @param host name or address that browsers will use besides localhost; may be empty */
    static KeyStore make(String host) throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        KeyPair keys = generator.generateKeyPair();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("roundup", keys.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {sign(keys, host)});
        return store;
    }

    private static Certificate sign(KeyPair keys, String host) throws GeneralSecurityException, IOException {
        TBSCertificate content = content(keys, host);
        Signature signature = Signature.getInstance("SHA512withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(content.getEncoded(ASN1Encoding.DER));
        ASN1EncodableVector certificate = new ASN1EncodableVector();
        certificate.add(content);
        certificate.add(SIGNATURE);
        certificate.add(new DERBitString(signature.sign()));
        byte[] encoded = new DERSequence(certificate).getEncoded(ASN1Encoding.DER);
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    private static TBSCertificate content(KeyPair keys, String host) throws IOException {
        V3TBSCertificateGenerator content = new V3TBSCertificateGenerator();
        X500Name name = new X500Name("CN=localhost,O=Roundup temporary certificate");
        Instant now = Instant.now();
        content.setSerialNumber(new ASN1Integer(new BigInteger(64, new SecureRandom()).add(BigInteger.ONE)));
        content.setIssuer(name);
        content.setSubject(name);
        content.setStartDate(new Time(Date.from(now.minus(Duration.ofDays(1)))));
        content.setEndDate(new Time(Date.from(now.plus(Duration.ofDays(365)))));
        content.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        content.setSignature(SIGNATURE);
        byte[] names = new GeneralNames(names(host)).getEncoded(ASN1Encoding.DER);
        content.setExtensions(new Extensions(new Extension(Extension.subjectAlternativeName, false, names)));
        return content.generateTBSCertificate();
    }

    private static GeneralName[] names(String host) {
        List<GeneralName> names = new ArrayList<>();
        names.add(new GeneralName(GeneralName.dNSName, "localhost"));
        names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        names.add(new GeneralName(GeneralName.iPAddress, "::1"));
        if (!host.isBlank() && !host.equals("localhost")) {
            boolean isAddress = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
            names.add(new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, host));
        }
        return names.toArray(GeneralName[]::new);
    }
}
